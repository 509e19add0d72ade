import { utf8Bytes } from '../line/split.ts';

/** What is wrong with a channel's name. */
export type ChannelNameFault = 'no-prefix' | 'empty' | 'too-long' | 'forbidden-character';

/** Whether a target names a channel rather than a nick. */
export function isChannelName(target: string): boolean {
  return target.charCodeAt(0) === 0x23;
}

/**
 * Checks a channel's name (Modern IRC, "Channels"): a `#`, then anything but a space, a comma and control
 * characters. `bytesMax` is CHANNELLEN.
 */
export function channelNameFault(name: string, bytesMax: number): ChannelNameFault | undefined {
  if (!isChannelName(name)) return 'no-prefix';
  if (name.length === 1) return 'empty';
  if (hasForbiddenCharacter(name)) return 'forbidden-character';
  if (utf8Bytes(name) > bytesMax) return 'too-long';
  return undefined;
}

/** Whether a text has a character in it that no name may have, be it of a channel or made up by a bridge. */
export function hasForbiddenCharacter(name: string): boolean {
  return forbidden.test(name);
}

/**
 * Control characters, spaces, the comma, and what cannot be seen or turns the writing direction: a name must look
 * like what it is. Written out, because Unicode's classes grow with its versions and names must mean the same on
 * every machine.
 */
const forbidden =
  /[\0-\x20,\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff]/u;
