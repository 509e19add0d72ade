import { completeEntry, fold, type ModeChange, readExtban, utf8Bytes } from '@salon/protocol';
import type { ModeOutcome, ModeScene } from './spec.ts';

/** Adds an entry to a list, or takes it out. */
export function changeList(scene: ModeScene, { on, letter, param = '' }: ModeChange): ModeOutcome {
  const { channel } = scene;
  const mask = completeEntry(param);
  if (mask === undefined || !fitsList(letter, mask)) {
    return { code: 'mode-param-invalid', channel: channel.name, letter, param };
  }
  const folded = fold(mask, scene.state.casemapping);
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

/** A mute says who may not speak; who may come in without an invitation is another matter. */
function fitsList(letter: string, mask: string): boolean {
  return letter !== 'I' || readExtban(mask)?.letter !== 'm';
}

/** A mask is one word in the middle of a line, and leaves room for the others. */
export function isMask(mask: string): boolean {
  return /^[^\0-\x20\x7f:][^\0-\x20\x7f]*$/.test(mask) && utf8Bytes(mask) <= maskBytesMax;
}

/** More than any nick, user and host together. */
const maskBytesMax = 200;
