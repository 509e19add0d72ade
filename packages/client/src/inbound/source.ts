import { type Message, readTime } from '@salon/protocol';
import type { Core } from '../core.ts';
import type { Author } from '../model/message.ts';

/** Who sent a line: its source, and what its tags say of her. */
export function authorOf({ source = '', tags }: Message, core: Core): Author {
  const account = tags.get('account') ?? core.people.find(nickOf(source))?.account;
  return core.authors.of(source, account, tags.has('bot'));
}

/** The nick of `nick!user@host`. */
export function nickOf(source: string): string {
  const at = source.indexOf('!');
  return at < 0 ? source : source.slice(0, at);
}

/** Whether a line comes from the server itself. */
export function isFromServer({ source = '' }: Message, { facts }: Core): boolean {
  return source === '' || source === facts.serverName || (!source.includes('!') && source.includes('.'));
}

/** The time that a line bears (IRCv3 server-time), in milliseconds since 1970; otherwise now. */
export function timeOf({ tags }: Message, core: Core): number {
  return readTime(tags.get('time') ?? '') ?? core.parts.clock.now();
}

/** Seconds since 1970, as numerics have them, in milliseconds; undefined when it is no number. */
export function secondsAt(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) * 1000 : undefined;
}
