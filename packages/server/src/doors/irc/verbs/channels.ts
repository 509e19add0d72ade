import { isChannelName, type Message, parseModes, signedLetters } from '@salon/protocol';
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
  KNOCK: {
    for: 'users',
    paramsMin: 1,
    takes: '<channel> [:<text>]',
    help: 'Asks to be let into a channel that one may not join.',
    run: knock,
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
  RENAME: {
    for: 'users',
    paramsMin: 2,
    takes: '<channel> <new name> [:<reason>]',
    help: 'Gives a channel another name.',
    run: rename,
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
  if (params[0] === '0') {
    client.submit({ type: 'part-all' });
    return;
  }
  const channels = (params[0] ?? '').split(',');
  const keys = (params[1] ?? '').split(',');
  if (wordsOf(params[0]).length === 0) client.numeric('ERR_NEEDMOREPARAMS', 'JOIN');
  channels.forEach((channel, index) => {
    const key = keys[index];
    if (channel !== '') client.submit({ type: 'join', channel, ...(key && { key }) });
  });
}

function part(client: Client, { params }: Message): void {
  const channels = wordsOf(params[0]);
  const reason = params[1];
  if (channels.length === 0) client.numeric('ERR_NEEDMOREPARAMS', 'PART');
  for (const channel of channels) client.submit({ type: 'part', channel, ...(reason && { reason }) });
}

function topic(client: Client, { params }: Message): void {
  const [channel = '', text] = params;
  if (text === undefined) client.ask({ type: 'topic', channel });
  else client.submit({ type: 'topic', channel, text });
}

function rename(client: Client, { params }: Message): void {
  const [channel = '', name = '', reason] = params;
  client.submit({ type: 'rename-channel', channel, name, ...(reason && { reason }) });
}

/** Either one channel and many nicks, or as many channels as nicks (RFC 2812, 3.2.8). */
function kick(client: Client, { params }: Message): void {
  const channels = wordsOf(params[0]);
  const nicks = wordsOf(params[1]);
  const reason = params[2];
  if (nicks.length === 0 || (channels.length !== 1 && channels.length !== nicks.length)) {
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

function knock(client: Client, { params }: Message): void {
  const [channel = '', text] = params;
  client.submit({ type: 'knock', channel, ...(text && { text }) });
}

function mode(client: Client, message: Message): void {
  const [target = '', ...words] = message.params;
  if (isChannelName(target)) channelMode(client, target, words);
  else userMode(client, target, words);
}

function channelMode(client: Client, channel: string, words: readonly string[]): void {
  if (words.length === 0) {
    client.ask({ type: 'modes', channel });
    return;
  }
  const { changes, lists } = parseModes(words);
  for (const letter of lists) client.ask({ type: 'mode-list', channel, letter });
  if (changes.length > 0) client.submit({ type: 'mode', channel, changes });
}

/** Whose modes may be seen and changed, the hub says. */
function userMode(client: Client, nick: string, words: readonly string[]): void {
  if (!client.isSame(nick, client.nick) || words.length === 0) {
    client.ask({ type: 'user-modes', nick });
    return;
  }
  const changes = signedLetters(words[0] ?? '');
  if (changes.length > 0) client.submit({ type: 'user-mode', changes });
}
