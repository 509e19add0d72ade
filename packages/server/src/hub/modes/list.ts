import { completeMask, fold, type ModeChange, matchesFolded, utf8Bytes } from '@salon/protocol';
import type { MemberScene } from '../commands/spec.ts';
import type { Channel, User } from '../state/model.ts';
import type { ModeOutcome } from './spec.ts';

/** Whether an entry of a channel's list, such as its bans, matches a user. */
export function isOnList(channel: Channel, letter: string, user: User): boolean {
  const entries = channel.lists.get(letter);
  if (entries === undefined || entries.length === 0) return false;
  const mask = fold(user.identity.mask);
  return entries.some(entry => matchesFolded(entry.folded, mask));
}

/** Adds an entry to a list, or takes it out. */
export function changeList(scene: MemberScene, { on, letter, param = '' }: ModeChange): ModeOutcome {
  const { channel } = scene;
  const mask = completeMask(param);
  const folded = fold(mask);
  const entries = channel.lists.get(letter) ?? [];
  const found = entries.find(entry => entry.folded === folded);
  if (on === (found !== undefined)) return 'no-change';
  if (found !== undefined) {
    channel.lists.set(
      letter,
      entries.filter(entry => entry !== found),
    );
    return { on, letter, param: found.mask };
  }
  if (!isMask(mask)) return { code: 'mode-param-invalid', channel: channel.name, letter, param };
  if (entries.length >= scene.settings.listEntriesMax) {
    return { code: 'list-full', channel: channel.name, letter, mask };
  }
  channel.lists.set(letter, [...entries, { mask, folded, by: scene.user.identity.mask, at: scene.at }]);
  return { on, letter, param: mask };
}

/** A mask is one word in the middle of a line, and leaves room for the others. */
export function isMask(mask: string): boolean {
  return /^[^\0-\x20\x7f:][^\0-\x20\x7f]*$/.test(mask) && utf8Bytes(mask) <= maskBytesMax;
}

/** More than any nick, user and host together. */
const maskBytesMax = 200;
