import type { Facts } from '@salon/client';
import { channelMode, type Rank, ranks } from '@salon/protocol';

/** What may be done to a member of a room by who keeps order there. */
export type Act =
  | { readonly act: 'give' | 'take'; readonly mode: string; readonly rank: Rank }
  | { readonly act: 'mute' | 'unmute' | 'kick' | 'ban' | 'unban' };

/** All that decides who may do what. */
export interface Scene {
  readonly ranks: Facts['ranks'];
  /** Prefixes of the user in the room. */
  readonly own: string;
  /** Prefixes of the other one; undefined when she is not in the room. */
  readonly theirs: string | undefined;
  readonly isSelf: boolean;
  /** Whether the room lets no one be thrown out (mode Q). */
  readonly noKicks: boolean;
  /** Whether there are bans that keep from speaking alone. */
  readonly hasMutes: boolean;
  /** Whether an entry of the ban list holds her; undefined when the list is not known. */
  readonly isMuted: boolean | undefined;
  readonly isBanned: boolean | undefined;
}

/** The highest rank that some prefixes give; undefined for none. */
export function rankOf(prefixes: string, known: Facts['ranks']): Rank | undefined {
  const mode = known.find(({ prefix }) => prefix === prefixes.charAt(0))?.mode;
  return mode === undefined ? undefined : channelMode(mode)?.rank;
}

/** Whether a rank is another one or higher. */
export function isAtLeast(rank: Rank | undefined, other: Rank): boolean {
  return rank !== undefined && ranks.indexOf(rank) >= ranks.indexOf(other);
}

/**
 * What the user may do to someone, in the order in which it is offered. As the server decides it: a rank is given by
 * whom its mode says, and nobody puts out, mutes or lowers who is higher. The server has the last word.
 */
export function actsOn(scene: Scene): readonly Act[] {
  const own = rankOf(scene.own, scene.ranks);
  return [...rankActs(scene, own), ...orderActs(scene, own)];
}

function rankActs({ ranks: known, theirs, isSelf }: Scene, rank: Rank | undefined): readonly Act[] {
  if (theirs === undefined) return [];
  const acts: Act[] = [];
  for (const { mode, prefix } of known) {
    const given = channelMode(mode);
    if (given?.rank === undefined) continue;
    const may = isAtLeast(rank, given.setBy);
    const entry = { mode, rank: given.rank };
    if (theirs.includes(prefix)) {
      // Everyone may lay down what she has.
      if (isSelf || (may && mayLower(rank, theirs, known))) acts.push({ act: 'take', ...entry });
    } else if (may && !isSelf) acts.push({ act: 'give', ...entry });
  }
  return acts;
}

function orderActs(scene: Scene, own: Rank | undefined): readonly Act[] {
  const { theirs, isSelf, noKicks, hasMutes, isMuted, isBanned } = scene;
  if (isSelf || !isAtLeast(own, 'halfop') || !mayLower(own, theirs ?? '', scene.ranks)) return [];
  const acts: Act[] = [];
  if (isMuted === true) acts.push({ act: 'unmute' });
  else if (hasMutes) acts.push({ act: 'mute' });
  if (theirs !== undefined && !noKicks) acts.push({ act: 'kick' });
  acts.push({ act: isBanned === true ? 'unban' : 'ban' });
  return acts;
}

/** Whether a rank is enough to put out who has some prefixes, or to take one of them. */
function mayLower(rank: Rank | undefined, theirs: string, known: Facts['ranks']): boolean {
  const mode = known.find(({ prefix }) => prefix === theirs.charAt(0))?.mode;
  return isAtLeast(rank, (mode === undefined ? undefined : channelMode(mode)?.setBy) ?? 'halfop');
}
