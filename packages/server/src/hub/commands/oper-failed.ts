import { audited } from '../audit.ts';
import type { Effect } from '../effect.ts';
import { reports } from '../report.ts';
import type { OperFailed } from '../signal.ts';
import { originIn } from '../state/user.ts';
import type { CommandSpec, UserScene } from './spec.ts';

/** A user gave no right name and password of an operator: she is told so, and so are operators who listen. */
export const operFailed: CommandSpec<OperFailed> = {
  by: 'user',
  run: (scene, { name }) => failToBecomeOperator(scene, name),
};

/** What is said of who wanted to be the operator of a name, and may not. */
export function failToBecomeOperator(scene: UserScene, name: string): readonly Effect[] {
  const { state, user, at, session } = scene;
  const { identity: who } = user;
  const origin = originIn(user, session);
  return [
    { type: 'oper-failed', at, session, who, origin, name },
    audited(scene, user, 'oper-failed', { target: name, detail: '' }),
    ...reports(state, { what: 'oper-failed', who, origin, name }),
  ];
}
