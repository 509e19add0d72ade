import { ask, type Core, order } from '../core.ts';
import { metadata } from '../inbound/people.ts';
import { secondsAt } from '../inbound/source.ts';
import type { Outcome } from '../model/client.ts';
import type { Profile } from '../model/person.ts';
import { linesOf, type Reply } from '../wire/reply.ts';

/** WHOIS, with what only the server of the other one knows: the nick twice (RFC 2812). */
export function whois(core: Core, nick: string): Promise<Outcome<Profile>> {
  const line = { command: 'WHOIS', params: [nick, nick] };
  return ask(core, line, replies => readProfile(core, nick, replies), { isPrivate: true });
}

function readProfile(core: Core, nick: string, replies: readonly Reply[]): Profile {
  const profile = {
    nick,
    userhost: '',
    realname: '',
    account: undefined as string | undefined,
    away: undefined as string | undefined,
    isOper: false,
    isBot: false,
    isSecure: false,
    channels: [] as string[],
    idleSeconds: undefined as number | undefined,
    signedOnAt: undefined as number | undefined,
    more: [] as string[],
  };
  for (const message of linesOf(replies)) {
    const { command, params } = message;
    const [, name = '', third = '', fourth = ''] = params;
    const text = params.at(-1) ?? '';
    if (command === '311') {
      profile.nick = name;
      profile.userhost = `${third}@${fourth}`;
      profile.realname = text;
    } else if (command === '319') profile.channels.push(...text.split(' ').filter(Boolean));
    else if (command === '330') profile.account = third;
    else if (command === '301') profile.away = text;
    else if (command === '313') profile.isOper = true;
    else if (command === '335') profile.isBot = true;
    else if (command === '671') profile.isSecure = true;
    else if (command === '317') {
      profile.idleSeconds = /^\d{1,12}$/.test(third) ? Number(third) : undefined;
      profile.signedOnAt = secondsAt(fourth);
    } else if (command === '760') core.people.get(name).learnMetadata(third, text);
    else if (/^\d{3}$/.test(command) && !silentNumerics.has(command))
      profile.more.push(params.slice(2).join(' '));
  }
  const { account, realname, userhost, away, isBot } = profile;
  core.people.get(profile.nick).learn({ account, realname, userhost, away, isBot, online: true });
  return profile;
}

/** 312 names the server, which is the same for all; 318 ends the list. */
const silentNumerics: ReadonlySet<string> = new Set(['312', '318']);

/** METADATA LIST: all that someone has set. */
export function metadataOf(core: Core, nick: string): Promise<Outcome<ReadonlyMap<string, string>>> {
  return ask(core, { command: 'METADATA', params: [nick, 'LIST'] }, replies => {
    const found = new Map<string, string>();
    for (const { command, params } of linesOf(replies)) {
      if (command === '761') found.set(params[2] ?? '', params.at(-1) ?? '');
    }
    return found;
  });
}

/** METADATA SET: a key of the user's. */
export async function setMetadata(core: Core, key: string, value: string | undefined): Promise<Outcome> {
  const params = value === undefined || value === '' ? ['*', 'SET', key] : ['*', 'SET', key, value];
  return ask(core, { command: 'METADATA', params }, replies => {
    for (const message of linesOf(replies)) metadata(core, message);
    return undefined;
  });
}

/** SETNAME. */
export async function setRealname(core: Core, realname: string): Promise<Outcome> {
  const outcome = await order(core, 'SETNAME', realname);
  if (outcome.ok) core.me.learn({ realname });
  return outcome;
}
