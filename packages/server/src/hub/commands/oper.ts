import { fold, type ModeChange } from '@salon/protocol';
import { audited } from '../audit.ts';
import type { Effect } from '../effect.ts';
import type { Oper as Operator, OperNeeds } from '../privilege.ts';
import { reports } from '../report.ts';
import type { Oper } from '../signal.ts';
import type { User } from '../state/model.ts';
import { setOper } from '../state/state.ts';
import { failToBecomeOperator } from './oper-failed.ts';
import type { CommandSpec, Scene, UserScene } from './spec.ts';
import { changeUserMode, mayHearReports } from './user-mode.ts';

/**
 * A user becomes an operator of the server, perhaps once more under another name. Her door has checked the password:
 * the hub knows none, and looks at what else she must have.
 */
export const oper: CommandSpec<Oper> = {
  by: 'user',
  run(scene, { type: _, certfp, ...operator }) {
    const { account, name } = operator;
    const needs = { ...(account !== undefined && { account }), ...(certfp !== undefined && { certfp }) };
    return meets(scene, needs) ? becomeOperator(scene, operator) : failToBecomeOperator(scene, name);
  },
};

/** Makes who is logged in, or has come with a certificate, what the settings say she is by that alone. */
export function becomeOperatorByHerself(scene: UserScene): readonly Effect[] {
  if (scene.user.oper !== undefined) return [];
  const row = scene.settings.autoOpers.find(needs => meets(scene, needs));
  if (row === undefined) return [];
  const { certfp: _, ...operator } = row;
  return becomeOperator(scene, operator);
}

/** Takes from her what her account made her, when it is hers no more. */
export function layDownWithAccount(scene: Scene, user: User): readonly Effect[] {
  const { state } = scene;
  if (user.oper?.account === undefined || isLoggedInTo(user, user.oper.account)) return [];
  setOper(state, user, undefined);
  return modesChanged(
    scene,
    user,
    ['o', 's']
      .filter(letter => changeUserMode(state, user, letter, false))
      .map(letter => ({ on: false, letter })),
  );
}

/** Gives her the privileges; a mode that takes one which she has no longer goes. */
function becomeOperator(scene: UserScene, operator: Operator): readonly Effect[] {
  const { state, user, at, session } = scene;
  setOper(state, user, operator);
  const { name, privileges } = operator;
  const changes: ModeChange[] = [];
  if (changeUserMode(state, user, 'o', true)) changes.push({ on: true, letter: 'o' });
  if (!mayHearReports(user) && changeUserMode(state, user, 's', false))
    changes.push({ on: false, letter: 's' });
  return [
    { type: 'opered', at, session, who: user.identity, name },
    ...modesChanged(scene, user, changes),
    audited(scene, user, 'oper', { target: name, detail: privileges.join(' ') }),
    ...reports(state, { what: 'opered', who: user.identity, name }),
  ];
}

function modesChanged({ at, session }: Scene, user: User, changes: readonly ModeChange[]): readonly Effect[] {
  if (changes.length === 0) return [];
  const { identity: who, sessions: to } = user;
  return [{ type: 'user-modes-set', at, to, origin: session, who, changes }];
}

/** Whether a user has what it takes, on the device that she uses now. */
function meets({ user, session }: UserScene, { account, certfp }: OperNeeds): boolean {
  const device = user.devices.find(one => one.session === session);
  if (certfp !== undefined && device?.origin.certfp !== certfp) return false;
  return account === undefined || isLoggedInTo(user, account);
}

function isLoggedInTo({ identity }: User, account: string): boolean {
  return identity.account !== undefined && fold(identity.account, 'ascii') === fold(account, 'ascii');
}
