import { type Casemapping, fold } from '@salon/protocol';
import type { Audience } from '../audience.ts';
import type { SessionId } from '../session.ts';

/** Which nicks which sessions watch (IRCv3 monitor), both ways. Only the functions below change it. */
export interface Monitors {
  /** By session: nicks as they were given, by their folds. */
  readonly watched: Map<SessionId, Map<string, string>>;
  /** By folded nick. */
  readonly watchers: Map<string, Set<SessionId>>;
}

/** Lets a session watch a nick. Returns whether it does: not when its list has `max` entries already. */
export function watch(
  monitors: Monitors,
  session: SessionId,
  nick: string,
  max: number,
  mapping: Casemapping,
): boolean {
  const folded = fold(nick, mapping);
  const nicks = monitors.watched.get(session) ?? new Map<string, string>();
  if (nicks.has(folded)) return true;
  if (nicks.size >= max) return false;
  nicks.set(folded, nick);
  monitors.watched.set(session, nicks);
  const sessions = monitors.watchers.get(folded) ?? new Set<SessionId>();
  sessions.add(session);
  monitors.watchers.set(folded, sessions);
  return true;
}

/** Lets a session watch a nick no longer. */
export function unwatch(monitors: Monitors, session: SessionId, nick: string, mapping: Casemapping): void {
  const folded = fold(nick, mapping);
  const nicks = monitors.watched.get(session);
  if (nicks === undefined || !nicks.delete(folded)) return;
  if (nicks.size === 0) monitors.watched.delete(session);
  const sessions = monitors.watchers.get(folded);
  sessions?.delete(session);
  if (sessions?.size === 0) monitors.watchers.delete(folded);
}

/** Lets a session watch nothing. */
export function stopWatching(monitors: Monitors, session: SessionId, mapping: Casemapping): void {
  const nicks = monitors.watched.get(session)?.values() ?? [];
  for (const nick of [...nicks]) unwatch(monitors, session, nick, mapping);
}

/** The sessions that watch a nick, however it is written. */
export function watchersOf(monitors: Monitors, nick: string, mapping: Casemapping): Audience {
  const sessions = monitors.watchers.get(fold(nick, mapping));
  return sessions === undefined ? [] : [...sessions];
}
