import type { Message } from '@salon/protocol';
import { word } from '../../../render/irc/lines.ts';
import { readWhox } from './filters.ts';
import { type Client, serverMeant, type Verb, wordsOf } from './spec.ts';

/** The verbs that ask about users. */
export const userVerbs: Readonly<Record<string, Verb>> = {
  ISON: {
    for: 'users',
    paramsMin: 1,
    takes: '<nick>{ <nick>}',
    help: 'Shows which of some nicks are here.',
    run: ison,
  },
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
  WHO: {
    for: 'users',
    paramsMin: 1,
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

function ison(client: Client, { params }: Message): void {
  client.ask({ type: 'ison', nicks: params.flatMap(param => param.split(' ')).filter(nick => nick !== '') });
}

/** Five and no more (RFC 2812, 4.8). */
const userhostNicksMax = 5;

function userhost(of: 'host' | 'address'): Verb['run'] {
  return (client, { params }) => {
    const nicks = params.flatMap(param => param.split(' ')).filter(nick => nick !== '');
    client.ask({ type: 'userhost', of, nicks: nicks.slice(0, userhostNicksMax) });
  };
}

function who(client: Client, { params }: Message): void {
  const [mask = '', options = ''] = params;
  if (mask === '') {
    client.numeric('ERR_NEEDMOREPARAMS', 'WHO');
    return;
  }
  const percent = options.indexOf('%');
  const flags = percent < 0 ? options : options.slice(0, percent);
  const whox = percent < 0 ? undefined : readWhox(options.slice(percent + 1));
  const operatorsOnly = flags.includes('o');
  client.ask({ type: 'who', mask, operatorsOnly, ...(whox !== undefined && { whox }) });
}

/** With two parameters the first one names a server, and there is but this one; the nick of a user stands for hers. */
function whois(client: Client, { params }: Message): void {
  const nick = params[1] ?? params[0];
  if (nick === undefined || nick === '') {
    client.numeric('ERR_NONICKNAMEGIVEN');
    return;
  }
  const { of } = params[1] === undefined ? {} : serverMeant(client, params[0]);
  // No nick has a dot in it.
  if (of?.includes('.')) client.numeric('ERR_NOSUCHSERVER', word(of));
  else client.ask({ type: 'whois', nick: wordsOf(nick)[0] ?? nick });
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
