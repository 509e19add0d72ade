import type { User } from '../state/model.ts';
import type { MetadataLimits } from './limits.ts';

/**
 * How many seconds a user has to wait until she may make some changes at the time `at` (milliseconds since 1970);
 * 0 when she may. Each change is told to many, so she may make some at once, and then one after the other.
 */
export function secondsToChange(user: User, at: number, changes: number, limits: MetadataLimits): number {
  const { changesMax, changeSeconds } = limits;
  const early = paidUntil(user, at, changes, limits) - at - changesMax * changeSeconds * 1000;
  return Math.max(0, Math.ceil(early / 1000));
}

/** Notes that a user made some changes. */
export function noteChanges(user: User, at: number, changes: number, limits: MetadataLimits): void {
  user.metadataPaidUntil = paidUntil(user, at, changes, limits);
}

/** Until when she would have been busy, had she made each change after another. No number of them takes longer than all. */
function paidUntil(user: User, at: number, changes: number, limits: MetadataLimits): number {
  const counted = Math.min(changes, limits.changesMax);
  return Math.max(user.metadataPaidUntil, at) + counted * limits.changeSeconds * 1000;
}
