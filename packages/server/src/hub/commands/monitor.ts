import { fold, nickFault } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { statusOf } from '../queries/monitor.ts';
import type { Monitor } from '../signal.ts';
import { stopWatching, unwatch, watch } from '../state/monitors.ts';
import { type CommandSpec, refuse, type UserScene } from './spec.ts';

/** A session changes which nicks it watches (IRCv3 monitor). What is no nick, a mask above all, is passed over. */
export const monitor: CommandSpec<Monitor> = {
  by: 'user',
  run(scene, { change, nicks }) {
    const { monitors, casemapping } = scene.state;
    if (change === 'add') return add(scene, nicks);
    if (change === 'clear') stopWatching(monitors, scene.session, casemapping);
    else for (const nick of nicks) unwatch(monitors, scene.session, nick, casemapping);
    return [];
  },
};

/** Adds as many as the list takes and says which of them are here, then which found no room. */
function add(scene: UserScene, nicks: readonly string[]): readonly Effect[] {
  const { state, settings, session, at } = scene;
  const max = settings.monitorEntriesMax;
  const added = new Map<string, string>();
  const left: string[] = [];
  for (const nick of nicks) {
    if (nickFault(nick, settings.nickCharsMax) !== undefined) continue;
    if (watch(state.monitors, session, nick, max, state.casemapping)) {
      added.set(fold(nick, state.casemapping), nick);
    } else left.push(nick);
  }
  const effects: Effect[] = [];
  if (added.size > 0) {
    const answer = statusOf(state, added.values());
    effects.push({ type: 'answered', because: 'asked', at, session, answer });
  }
  if (left.length > 0) effects.push(...refuse(scene, { code: 'monitor-full', max, nicks: left }));
  return effects;
}
