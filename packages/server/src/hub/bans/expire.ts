import type { Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import { dropBan, overdueBans } from './registry.ts';

/** Clears away bans that are over. */
export function expireBans(scene: Pick<Scene, 'state' | 'at' | 'session'>): readonly Effect[] {
  const overdue = overdueBans(scene.state);
  for (const ban of overdue) dropBan(scene.state, ban);
  return overdue.map(({ target }) => kept(scene, 'ban', target));
}
