import { isChannelName, type Message, parseModes, signedLetters } from '@salon/protocol';
import { type Client, tooMany, type Verb, wordsOf } from './spec.ts';

/** The verbs by which operators of the server make others act. Who may, the hub says. */
export const forcedVerbs: Readonly<Record<string, Verb>> = {
  SAJOIN: {
    for: 'users',
    paramsMin: 1,
    takes: '[<nick>] <channel>{,<channel>}',
    help: 'Puts someone, or oneself, into channels, whatever bars the way; for operators of the server.',
    run: saJoin,
  },
  SAMODE: {
    for: 'users',
    paramsMin: 2,
    takes: '<channel or nick> <modes> [<parameters>]',
    help: 'Changes modes of a channel as its owner could, or those of a user; for operators of the server.',
    run: saMode,
  },
  SANICK: {
    for: 'users',
    paramsMin: 2,
    takes: '<nick> <new nick>',
    help: 'Gives someone another nick; for operators of the server.',
    run: (client, { params: [nick = '', name = ''] }) => client.submit({ type: 'force-rename', nick, name }),
  },
  SAPART: {
    for: 'users',
    paramsMin: 2,
    takes: '<nick> <channel>{,<channel>} [:<reason>]',
    help: 'Takes someone out of channels; for operators of the server.',
    run: saPart,
  },
};

function saJoin(client: Client, { params }: Message): void {
  const [first = '', second] = params;
  const nick = second === undefined ? client.nick : first;
  const channels = wordsOf(second ?? first);
  if (tooMany(client, channels)) return;
  for (const channel of channels) client.submit({ type: 'force-join', nick, channel });
}

function saPart(client: Client, { params: [nick = '', list = '', reason = ''] }: Message): void {
  const channels = wordsOf(list);
  if (tooMany(client, channels)) return;
  for (const channel of channels) {
    client.submit({ type: 'force-part', nick, channel, ...(reason !== '' && { reason }) });
  }
}

function saMode(client: Client, { params: [target = '', ...rest] }: Message): void {
  if (isChannelName(target)) {
    client.submit({ type: 'force-mode', channel: target, changes: parseModes(rest).changes });
  } else client.submit({ type: 'force-user-mode', nick: target, changes: signedLetters(rest[0] ?? '') });
}
