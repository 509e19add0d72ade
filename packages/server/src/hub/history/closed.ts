import { hasFlag } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { channelKey } from './key.ts';

/**
 * What the hub knows of histories that are not for whoever takes a name next. Only the functions below change it, and
 * each signal ends with nothing in `lost` and `changed`: see `forgetting.ts`.
 */
export interface ClosedRooms {
  /** Channels of nobody that were ever closed: their names, by the keys under which they are remembered. */
  readonly names: Map<string, string>;
  /** Keys that are here now, or are here no longer. */
  readonly changed: Set<string>;
  /** Keys of what is to be forgotten now. */
  readonly lost: Set<string>;
}

/** No room was ever closed. */
export function noClosedRooms(): ClosedRooms {
  return { names: new Map(), changed: new Set(), lost: new Set() };
}

/** Whether something keeps strangers out of a channel, or keeps it from their eyes. */
export function isClosed(channel: Channel): boolean {
  if (channel.password !== undefined || [...closingFlags].some(letter => hasFlag(channel, letter)))
    return true;
  return channel.lists.get('b')?.some(({ mask }) => mask === everyone) ?? false;
}

/** Whether such a change closes a channel. */
export function closes(letter: string, param: string | undefined): boolean {
  return letter === 'k' || closingFlags.includes(letter) || (letter === 'b' && param === everyone);
}

/** Remembers that a channel was closed: what was said in it was for those who were let in. One of an account is its own. */
export function noteClosed({ closedRooms }: State, channel: Channel): void {
  const { historyKey: key, name, registration } = channel;
  if (registration !== undefined || closedRooms.names.has(key)) return;
  closedRooms.names.set(key, name);
  closedRooms.changed.add(key);
}

/** A channel belongs to someone now, or a room is gone for long enough that the history has forgotten it. */
export function noteOpen({ closedRooms: { names, changed } }: State, key: string): void {
  if (names.delete(key)) changed.add(key);
}

/** A channel has another name, and so has that it was closed. */
export function noteRenamed(state: State, channel: Channel, keyBefore: string): void {
  if (!state.closedRooms.names.has(keyBefore) || keyBefore === channel.historyKey) return;
  noteOpen(state, keyBefore);
  noteClosed(state, channel);
}

/** A channel is gone: of one that was ever closed nothing is remembered. */
export function noteGone({ closedRooms: { names, lost } }: State, { historyKey: key }: Channel): void {
  if (names.has(key)) lost.add(key);
}

/** All that was said in a channel of a name is to be forgotten, whatever it was. */
export function loseMemory({ closedRooms: { lost } }: State, channel: string): void {
  lost.add(channelKey(channel));
}

/** Invite only, accounts only, and secret. */
const closingFlags = 'iRs';

/** The mask of a ban that lets in only those who are excepted. */
const everyone = '*!*@*';
