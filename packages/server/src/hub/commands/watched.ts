import type { Effect } from '../effect.ts';
import type { Identity } from '../identity.ts';
import { watchersOf } from '../state/monitors.ts';
import type { Scene } from './spec.ts';

/** Tells those who watch a nick (IRCv3 monitor) that someone has it now. */
export function nowOnline({ state, at, session }: Scene, who: Identity): readonly Effect[] {
  const to = watchersOf(state.monitors, who.nick);
  return to.length === 0 ? [] : [{ type: 'monitored-online', at, to, origin: session, who }];
}

/** Tells those who watch a nick that no one has it any more. To be asked when its owner is out of all indexes. */
export function nowOffline({ state, at, session }: Scene, nick: string): readonly Effect[] {
  const to = watchersOf(state.monitors, nick);
  return to.length === 0 ? [] : [{ type: 'monitored-offline', at, to, origin: session, nick }];
}
