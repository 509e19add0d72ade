import type { Message } from '@salon/protocol';
import type { Core } from '../core.ts';
import { authorOf, nickOf } from './source.ts';

/** AWAY of others (IRCv3 away-notify). */
export function away(core: Core, message: Message): void {
  core.people.get(authorOf(message, core).nick).learn({ away: message.params[0] });
}

/** RPL_AWAY: whom one speaks to is away. */
export function isAway(core: Core, { params }: Message): void {
  core.people.get(params[1] ?? '').learn({ away: params[2] ?? '' });
}

/** ACCOUNT: someone has logged in or out (IRCv3 account-notify). */
export function account(core: Core, message: Message): void {
  const [name = '*'] = message.params;
  const { nick } = authorOf(message, core);
  core.people.get(nick).learn({ account: name === '*' ? undefined : name });
  if (core.facts.sameName(nick, core.me.nick)) core.me.learn({ account: name === '*' ? undefined : name });
}

/** CHGHOST. */
export function chghost(core: Core, message: Message): void {
  const [user = '', host = ''] = message.params;
  core.people.get(authorOf(message, core).nick).learn({ userhost: `${user}@${host}` });
}

/** SETNAME. */
export function setname(core: Core, message: Message): void {
  const [realname = ''] = message.params;
  const { nick } = authorOf(message, core);
  core.people.get(nick).learn({ realname });
  if (core.facts.sameName(nick, core.me.nick)) core.me.learn({ realname });
}

/** RPL_WHOSPCRPL, with the fields that the client asks for: see `whoFields`. */
export function whoRow(core: Core, { params }: Message): void {
  const [, token, , user = '', host = '', nick = '', flags = '', name = '0', realname = ''] = params;
  if (token !== whoToken) return;
  core.people.get(nick).learn({
    userhost: `${user}@${host}`,
    account: name === '0' ? undefined : name,
    realname,
    away: flags.startsWith('G') ? (core.people.get(nick).away ?? '') : undefined,
    isBot: flags.includes('B'),
    online: true,
  });
}

/** RPL_WHOREPLY, of servers that know no WHOX. */
export function whoRowOfOld(core: Core, { params }: Message): void {
  const [, , user = '', host = '', , nick = '', flags = '', hopsAndRealname = ''] = params;
  core.people.get(nick).learn({
    userhost: `${user}@${host}`,
    realname: hopsAndRealname.replace(/^\d+ /, ''),
    away: flags.startsWith('G') ? (core.people.get(nick).away ?? '') : undefined,
    online: true,
  });
}

/** What the client asks WHO for, and the number by which it knows the answers (WHOX). */
export const whoFields = '%tcuhnfar';
export const whoToken = '77';

/** RPL_MONONLINE. */
export function monitoredHere({ people }: Core, { params }: Message): void {
  for (const nick of (params[1] ?? '').split(',').map(nickOf)) people.get(nick).learn({ nick, online: true });
}

/** RPL_MONOFFLINE: the nick of who is gone may be free. */
export function monitoredGone(core: Core, { params }: Message, freed: (nick: string) => void): void {
  for (const nick of (params[1] ?? '').split(',').map(nickOf)) {
    core.people.gone(nick);
    freed(nick);
  }
}

/** RPL_KEYVALUE and RPL_KEYNOTSET: metadata of someone. */
export function metadata(core: Core, { command, params }: Message): void {
  const [, target = '', key = ''] = params;
  if (core.facts.isChannel(target)) return;
  const nick = target === '*' ? core.me.nick : target;
  core.people.get(nick).learnMetadata(key, command === '761' ? params.at(-1) : undefined);
}
