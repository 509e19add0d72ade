import type { UserScene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { reports } from '../report.ts';
import type { User } from '../state/model.ts';
import type { Force } from './effect.ts';

/** Tells someone, unless she is the operator herself, whose doing it is what she does now; and operators who listen. */
export function toldOfForce(scene: UserScene, user: User, force: Force): readonly Effect[] {
  const { at, state } = scene;
  const by = scene.user.identity;
  const told = user === scene.user ? [] : user.sessions;
  return [
    ...told.map(session => ({ type: 'forced', at, session, by, force }) as const),
    ...reports(state, { what: 'forced', by, who: user.identity, force }),
  ];
}
