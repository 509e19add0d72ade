import { isChannelName, type Message, parseModes, userModes } from '@salon/protocol';
import { word } from '../../../render/irc/lines.ts';
import { type Client, tooMany, type Verb, wordsOf } from './spec.ts';

/** The verbs that change channels, or modes. */
export const channelVerbs: Readonly<Record<string, Verb>> = {
  INVITE: {
    for: 'users',
    paramsMin: 0,
    takes: '[<nick> <channel>]',
    help: 'Invites someone; alone, shows which invitations one has.',
    run: invite,
  },
  JOIN: {
    for: 'users',
    paramsMin: 1,
    takes: '<channel>{,<channel>} [<key>{,<key>}]',
    help: 'Goes into channels, which come into being when they are not there.',
    run: join,
  },
  KICK: {
    for: 'users',
    paramsMin: 2,
    takes: '<channel> <nick>{,<nick>} [:<reason>]',
    help: 'Throws members out.',
    run: kick,
  },
  MODE: {
    for: 'users',
    paramsMin: 1,
    takes: '<channel or own nick> [<letters> [<parameters>]]',
    help: 'Shows or changes modes.',
    run: mode,
  },
  PART: {
    for: 'users',
    paramsMin: 1,
    takes: '<channel>{,<channel>} [:<reason>]',
    help: 'Goes out of channels.',
    run: part,
  },
  TOPIC: {
    for: 'users',
    paramsMin: 1,
    takes: '<channel> [:<topic>]',
    help: 'Shows or sets the topic; an empty one takes it away.',
    run: topic,
  },
};

function join(client: Client, { params }: Message): void {
  const keys = (params[1] ?? '').split(',');
  wordsOf(params[0]).forEach((channel, index) => {
    const key = keys[index];
    client.submit({ type: 'join', channel, ...(key && { key }) });
  });
}

function part(client: Client, { params }: Message): void {
  const reason = params[1];
  for (const channel of wordsOf(params[0])) {
    client.submit({ type: 'part', channel, ...(reason && { reason }) });
  }
}

function topic(client: Client, { params }: Message): void {
  const [channel = '', text] = params;
  if (text === undefined) client.ask({ type: 'topic', channel });
  else client.submit({ type: 'topic', channel, text });
}

/** Either one channel and many nicks, or as many channels as nicks (RFC 2812, 3.2.8). */
function kick(client: Client, { params }: Message): void {
  const channels = wordsOf(params[0]);
  const nicks = wordsOf(params[1]);
  const reason = params[2];
  if (channels.length !== 1 && channels.length !== nicks.length) {
    client.numeric('ERR_NEEDMOREPARAMS', 'KICK');
    return;
  }
  if (tooMany(client, nicks)) return;
  nicks.forEach((nick, index) => {
    const channel = channels.length === 1 ? channels[0] : channels[index];
    if (channel !== undefined) client.submit({ type: 'kick', channel, nick, ...(reason && { reason }) });
  });
}

function invite(client: Client, { params }: Message): void {
  const [nick, channel] = params;
  if (nick === undefined) client.ask({ type: 'invites' });
  else if (channel === undefined) client.numeric('ERR_NEEDMOREPARAMS', 'INVITE');
  else client.submit({ type: 'invite', nick, channel });
}

function mode(client: Client, message: Message): void {
  const [target = '', ...words] = message.params;
  if (isChannelName(target)) channelMode(client, target, words);
  else ownMode(client, target, words);
}

function channelMode(client: Client, channel: string, words: readonly string[]): void {
  if (words.length === 0) {
    client.ask({ type: 'modes', channel });
    return;
  }
  const { changes, lists, unknown, incomplete } = parseModes(words);
  for (const letter of unknown) client.numeric('ERR_UNKNOWNMODE', letter);
  for (const letter of incomplete) {
    client.numeric('ERR_INVALIDMODEPARAM', word(channel), letter, '*', ':You must give a parameter');
  }
  for (const letter of lists) client.ask({ type: 'mode-list', channel, letter });
  if (changes.length > 0) client.submit({ type: 'mode', channel, changes });
}

function ownMode(client: Client, nick: string, words: readonly string[]): void {
  if (nick.toLowerCase() !== client.nick.toLowerCase()) {
    client.numeric('ERR_USERSDONTMATCH');
    return;
  }
  if (words.length === 0) {
    client.ask({ type: 'user-modes' });
    return;
  }
  const changes: { on: boolean; letter: string }[] = [];
  let on = true;
  for (const letter of words[0] ?? '') {
    if (letter === '+' || letter === '-') on = letter === '+';
    else changes.push({ on, letter });
  }
  const known = changes.filter(({ letter }) => userModes.some(({ letter: other }) => other === letter));
  if (known.length < changes.length) client.numeric('ERR_UMODEUNKNOWNFLAG');
  if (known.length > 0) client.submit({ type: 'user-mode', changes: known });
}
