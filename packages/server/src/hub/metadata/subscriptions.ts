import type { SessionId } from '../session.ts';
import type { Subscribing } from './effect.ts';
import type { MetadataLimits } from './limits.ts';
import { isKeyHere } from './metadata.ts';

/** Which sessions are told of which keys, both ways. Only the functions below change it. */
export interface Subscriptions {
  readonly keys: Map<SessionId, Set<string>>;
  readonly subscribers: Map<string, Set<SessionId>>;
}

/** No one is told of anything yet. */
export function noSubscriptions(): Subscriptions {
  return { keys: new Map(), subscribers: new Map() };
}

/**
 * What comes of a wish to be told of some keys, in their order, besides those of which one is told already. The first
 * one for which there is no room is the end of it.
 */
export function subscribing(
  limits: MetadataLimits,
  before: ReadonlySet<string>,
  wanted: readonly string[],
): Subscribing {
  const now = new Set(before);
  const keys = new Set<string>();
  const invalid: string[] = [];
  for (const key of wanted) {
    if (!isKeyHere(limits, key)) invalid.push(key);
    else if (now.has(key) || now.size < limits.subscriptionsMax) {
      now.add(key);
      keys.add(key);
    } else return { keys: [...keys], invalid, full: { key, max: limits.subscriptionsMax } };
  }
  return { keys: [...keys], invalid, full: undefined };
}

/** Of some keys those that can be keys, each of them once, and those that cannot. */
export function sortedOut(
  limits: MetadataLimits,
  wanted: readonly string[],
): Pick<Subscribing, 'keys' | 'invalid'> {
  const keys = [...new Set(wanted)].filter(key => isKeyHere(limits, key));
  return { keys, invalid: wanted.filter(key => !isKeyHere(limits, key)) };
}

/** Lets a session be told of a key. */
export function subscribe({ keys, subscribers }: Subscriptions, session: SessionId, key: string): void {
  keys.set(session, (keys.get(session) ?? new Set()).add(key));
  subscribers.set(key, (subscribers.get(key) ?? new Set()).add(session));
}

/** Lets a session be told of a key no longer. */
export function unsubscribe({ keys, subscribers }: Subscriptions, session: SessionId, key: string): void {
  const own = keys.get(session);
  if (own === undefined || !own.delete(key)) return;
  if (own.size === 0) keys.delete(session);
  const sessions = subscribers.get(key);
  sessions?.delete(session);
  if (sessions?.size === 0) subscribers.delete(key);
}

/** Lets a session be told of nothing. */
export function unsubscribeAll(subscriptions: Subscriptions, session: SessionId): void {
  for (const key of [...(subscriptions.keys.get(session) ?? [])]) unsubscribe(subscriptions, session, key);
}
