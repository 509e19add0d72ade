import { type CommandSpec, refuse } from '../commands/spec.ts';
import { advance, sessionsOfReader, tellMoved } from './change.ts';
import { placeOf } from './place.ts';
import { markersOf } from './registry.ts';
import type { MarkRead } from './signal.ts';

/**
 * A user has read until a time (IRCv3 read-marker). It never goes back and is never in the future, and all sessions of
 * her account are told, as only they may know.
 */
export const markRead: CommandSpec<MarkRead> = {
  by: 'user',
  run(scene, { target, until: said }) {
    const { state, user, at, session } = scene;
    const place = placeOf(state, user, target);
    if (place === undefined) return refuse(scene, { code: 'marker-target-invalid', target });
    const before = markersOf(state, user).get(place.key);
    const until = Math.max(before ?? 0, Math.min(said, at));
    const done = { type: 'marked-read', at, session, target: place.name, until } as const;
    if (until === before) return [done];
    const others = sessionsOfReader(scene, user).filter(other => other !== session);
    return [done, ...tellMoved(scene, place, until, others), ...advance(scene, user, place.key, until)];
  },
};
