import { drafts, hasWildcard, type Message } from '@salon/protocol';
import { word } from '../../../render/irc/lines.ts';
import { isupport, motd } from '../../../render/irc/replies.ts';
import { listFilter, readWhox } from './filters.ts';
import { type Client, meansHere, tooMany, type Verb, wordsOf } from './spec.ts';

/** The verbs that ask and change nothing. */
export const queryVerbs: Readonly<Record<string, Verb>> = {
  INFO: { for: 'users', paramsMin: 0, takes: '[<server>]', help: 'Shows what this program is.', run: info },
  ISON: {
    for: 'users',
    paramsMin: 1,
    takes: '<nick>{ <nick>}',
    help: 'Shows which of some nicks are here.',
    run: ison,
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
  USERHOST: {
    for: 'users',
    paramsMin: 1,
    takes: '<nick>{ <nick>}',
    help: 'Shows where up to five users are.',
    run: userhost('host'),
  },
  USERIP: {
    for: 'users',
    paramsMin: 1,
    takes: '<nick>{ <nick>}',
    help: 'Shows the addresses of up to five users to who may know them.',
    run: userhost('address'),
  },
  VERSION: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>]',
    help: 'Shows which program this is, and what it allows.',
    run: version,
  },
  WHO: {
    for: 'users',
    paramsMin: 0,
    takes: '<channel or mask> [[o][%<fields>[,<token>]]]',
    help: 'Shows who is in a channel, or whom a mask matches; with o only operators of the server.',
    run: who,
  },
  WHOIS: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>] <nick>',
    help: 'Shows all about one user.',
    run: whois,
  },
  WHOWAS: {
    for: 'users',
    paramsMin: 0,
    takes: '<nick> [<count>]',
    help: 'Shows who was called so once.',
    run: whowas,
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

function who(client: Client, { params }: Message): void {
  const [mask = '*', options = ''] = params;
  const percent = options.indexOf('%');
  const flags = percent < 0 ? options : options.slice(0, percent);
  const whox = percent < 0 ? undefined : readWhox(options.slice(percent + 1));
  const operatorsOnly = flags.includes('o');
  client.ask({ type: 'who', mask: word(mask), operatorsOnly, ...(whox !== undefined && { whox }) });
}

/** With two parameters the first one names a server, and there is but this one; the nick of a user stands for hers. */
function whois(client: Client, { params }: Message): void {
  const nick = params[1] ?? params[0];
  if (nick === undefined || nick === '') {
    client.numeric('ERR_NONICKNAMEGIVEN');
    return;
  }
  const server = params[1] === undefined ? undefined : params[0];
  // No nick has a dot in it.
  if (server?.includes('.') && !meansHere(client, server)) return;
  client.ask({ type: 'whois', nick: wordsOf(nick)[0] ?? nick });
}

function ison(client: Client, { params }: Message): void {
  client.ask({ type: 'ison', nicks: params.flatMap(param => param.split(' ')).filter(nick => nick !== '') });
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

function whowas(client: Client, { params }: Message): void {
  const [nick = '', count = ''] = params;
  if (nick === '') {
    client.numeric('ERR_NONICKNAMEGIVEN');
    return;
  }
  // A count that is no positive number means all (RFC 2812, 3.6.3).
  const wanted = Number.parseInt(count, 10);
  client.ask({
    type: 'whowas',
    nick: wordsOf(nick)[0] ?? nick,
    entriesMax: wanted > 0 ? wanted : Number.MAX_SAFE_INTEGER,
  });
}

/** Five and no more (RFC 2812, 4.8). */
const userhostNicksMax = 5;

function userhost(of: 'host' | 'address'): Verb['run'] {
  return (client, { params }) => {
    const nicks = params.flatMap(param => param.split(' ')).filter(nick => nick !== '');
    client.ask({ type: 'userhost', of, nicks: nicks.slice(0, userhostNicksMax) });
  };
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
