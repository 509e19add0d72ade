import type { AccountChanged, AwayChanged, Effect, HostChanged, RealChanged } from '../effect.ts';
import type { Identity } from '../identity.ts';
import type { User } from '../state/model.ts';
import { watchersOf } from '../state/monitors.ts';
import type { Scene } from './spec.ts';

/** Tells those who watch a nick (IRCv3 monitor) that someone has it now. */
export function nowOnline({ state, at, session }: Scene, who: Identity): readonly Effect[] {
  const to = watchersOf(state.monitors, who.nick, state.casemapping);
  return to.length === 0 ? [] : [{ type: 'monitored-online', at, to, origin: session, who }];
}

/** Tells those who watch a nick that no one has it any more. To be asked when its owner is out of all indexes. */
export function nowOffline({ state, at, session }: Scene, nick: string): readonly Effect[] {
  const to = watchersOf(state.monitors, nick, state.casemapping);
  return to.length === 0 ? [] : [{ type: 'monitored-offline', at, to, origin: session, nick }];
}

/** Something about a user, and the same again for those who are told of it only because they watch her nick. */
export function alsoToWatchers(
  { state }: Scene,
  user: User,
  event: AwayChanged | AccountChanged | HostChanged | RealChanged,
): readonly Effect[] {
  const watchers = watchersOf(state.monitors, user.identity.nick, state.casemapping);
  if (watchers.length === 0) return [event];
  const told = new Set([...event.to, ...user.sessions]);
  const to = watchers.filter(session => !told.has(session));
  if (to.length === 0) return [event];
  const again = { ...event, to, watchersOnly: true } as const;
  // Her own sessions have noted it already.
  return [event, again.type === 'host-changed' ? { ...again, subject: [] } : again];
}
