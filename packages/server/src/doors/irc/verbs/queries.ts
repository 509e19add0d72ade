import { drafts, hasWildcard, type Message } from '@salon/protocol';
import { isupport, motd } from '../../../render/irc/replies.ts';
import { listFilter } from './filters.ts';
import { type Client, meansHere, tooMany, type Verb, wordsOf } from './spec.ts';

/** The verbs that ask about channels and the server. */
export const queryVerbs: Readonly<Record<string, Verb>> = {
  INFO: { for: 'users', paramsMin: 0, takes: '[<server>]', help: 'Shows what this program is.', run: info },
  ISUPPORT: {
    for: 'all',
    paramsMin: 0,
    takes: '',
    help: 'Shows what the server allows.',
    run: showIsupport,
  },
  LIST: {
    for: 'users',
    paramsMin: 0,
    takes: '[<channel or condition>{,<channel or condition>}]',
    help: 'Shows which channels there are: *mask*, !mask, >5 or <5 members, C>60 or T<60 minutes of age or topic.',
    run: list,
  },
  LUSERS: {
    for: 'users',
    paramsMin: 0,
    takes: '',
    help: 'Shows how many users and channels there are.',
    run: client => client.ask({ type: 'lusers' }),
  },
  MOTD: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>]',
    help: 'Shows the message of the day.',
    run: showMotd,
  },
  NAMES: {
    for: 'users',
    paramsMin: 0,
    takes: '<channel>{,<channel>}',
    help: 'Shows who is in channels.',
    run: names,
  },
  TIME: { for: 'users', paramsMin: 0, takes: '[<server>]', help: 'Shows what time it is here.', run: time },
  VERSION: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>]',
    help: 'Shows which program this is, and what it allows.',
    run: version,
  },
};

function names(client: Client, { params }: Message): void {
  const channels = wordsOf(params[0]);
  if (tooMany(client, channels)) return;
  if (channels.length === 0) client.numeric('RPL_ENDOFNAMES', '*');
  for (const channel of channels) client.ask({ type: 'names', channel });
}

function list(client: Client, { params }: Message): void {
  const { serverName, limits } = client.context;
  const items = [...wordsOf(params[0]), ...wordsOf(params[1])].filter(item => item !== serverName);
  if (items.length === 0) {
    client.ask({ type: 'list' });
    return;
  }
  const filter = listFilter(items);
  const dear = [...filter.masks.filter(hasWildcard), ...filter.notMasks, ...filter.bounds];
  if (dear.length > limits.targetsMax) client.numeric('ERR_TOOMANYTARGETS', 'LIST');
  else client.ask({ type: 'list', filter });
}

function showMotd(client: Client, { params }: Message): void {
  if (meansHere(client, params[0])) client.write(motd(client.context, client.lines));
}

/** Before it has registered, only a client that agreed to draft/extended-isupport may ask. */
function showIsupport(client: Client): void {
  const mayAsk = client.acceptor === undefined || client.capabilities.has(drafts.extendedIsupport);
  if (mayAsk) client.write(isupport(client.context, client.lines, client.capabilities));
  else client.numeric('ERR_NOTREGISTERED');
}

function version(client: Client, { params }: Message): void {
  if (!meansHere(client, params[0])) return;
  const { context } = client;
  client.numeric('RPL_VERSION', context.version, context.serverName, ':Salon');
  client.write(isupport(context, client.lines, client.capabilities));
}

function time(client: Client, { params }: Message): void {
  if (!meansHere(client, params[0])) return;
  const now = new Date(client.now());
  const seconds = Math.floor(now.getTime() / 1000);
  client.numeric('RPL_TIME', client.context.serverName, String(seconds), '0', `:${now.toUTCString()}`);
}

function info(client: Client, { params }: Message): void {
  if (!meansHere(client, params[0])) return;
  const { version, startedAt } = client.context;
  client.numeric('RPL_INFO', `:${version}, a chat server for nc, telnet and every IRC client`);
  client.numeric('RPL_INFO', `:Running since ${new Date(startedAt).toUTCString()}`);
  client.numeric('RPL_ENDOFINFO');
}
