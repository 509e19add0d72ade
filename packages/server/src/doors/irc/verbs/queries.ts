import { drafts, hasWildcard, type Message } from '@salon/protocol';
import { isupport } from '../../../render/irc/about.ts';
import { listFilter } from './filters.ts';
import { about, type Client, tooMany, type Verb, wordsOf } from './spec.ts';

/** The verbs that ask about channels and the server. */
export const queryVerbs: Readonly<Record<string, Verb>> = {
  INFO: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>]',
    help: 'Shows what this program is.',
    run: about('info'),
  },
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
    run: about('motd'),
  },
  NAMES: {
    for: 'users',
    paramsMin: 0,
    takes: '<channel>{,<channel>}',
    help: 'Shows who is in channels.',
    run: names,
  },
  TIME: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>]',
    help: 'Shows what time it is here.',
    run: about('time'),
  },
  VERSION: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>]',
    help: 'Shows which program this is, and what it allows.',
    run: about('version'),
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

/** Before it has registered, only a client that agreed to draft/extended-isupport may ask. */
function showIsupport(client: Client): void {
  const mayAsk = client.acceptor === undefined || client.capabilities.has(drafts.extendedIsupport);
  if (mayAsk) client.write(isupport(client.context, client.lines, client.capabilities));
  else client.numeric('ERR_NOTREGISTERED');
}
