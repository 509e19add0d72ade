import { type ModeChange, userModes } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { changedIdentity } from '../identity.ts';
import type { Refusal } from '../refusal.ts';
import type { UserMode } from '../signal.ts';
import type { User } from '../state/model.ts';
import { type State, setOper, setUserModes } from '../state/state.ts';
import { hasMode, hasPrivilege } from '../state/user.ts';
import type { CommandSpec, UserScene } from './spec.ts';

/** A user changes her own modes. What may not be is refused, each kind of it once, after the rest is done. */
export const userMode: CommandSpec<UserMode> = {
  by: 'user',
  run: (scene, { changes }) => changeUserModes(scene, changes),
};

/** Changes modes of the user of a scene. */
export function changeUserModes(
  { state, user, at, session }: UserScene,
  changes: readonly ModeChange[],
): readonly Effect[] {
  const effects: Effect[] = [];
  const done: ModeChange[] = [];
  const refused = new Map<Refusal['code'], Refusal>();
  for (const { on, letter } of changes) {
    const outcome = change(state, user, letter, on);
    if ('code' in outcome) refused.set(outcome.code, refused.get(outcome.code) ?? outcome);
    else done.push(...outcome);
  }
  if (done.length > 0) {
    const who = user.identity;
    effects.push({ type: 'user-modes-set', at, to: user.sessions, origin: session, who, changes: done });
  }
  for (const refusal of refused.values()) effects.push({ type: 'refused', at, session, refusal });
  return effects;
}

/** Changes one mode if the user may: what was done, or why not. */
function change(state: State, user: User, letter: string, on: boolean): readonly ModeChange[] | Refusal {
  if (!userModes.some(known => known.letter === letter)) return { code: 'user-mode-unknown', letter };
  // Only OPER makes operators, and an attempt is ignored (Modern IRC, "OPER", "User modes").
  if (letter === 'o' && on) return [];
  if (letter === 's' && on && !mayHearReports(user)) return { code: 'privilege-needed' };
  if (!changeUserMode(state, user, letter, on)) return [];
  if (letter === 'B') user.identity = changedIdentity(user.identity, { bot: on });
  if (letter !== 'o') return [{ on, letter }];
  setOper(state, user, undefined);
  const lost = changeUserMode(state, user, 's', false) ? [{ on, letter: 's' }] : [];
  return [{ on, letter }, ...lost];
}

/** Whether a user may have mode `s`: the server's notices tell where others come from. */
export function mayHearReports(user: User): boolean {
  return hasPrivilege(user, 'see');
}

/** Sets a mode of a user or takes it away, and says whether that changed anything. What it means is not done here. */
export function changeUserMode(state: State, user: User, letter: string, on: boolean): boolean {
  if (hasMode(user, letter) === on) return false;
  setUserModes(state, user, on ? sortedUserModes(user.modes + letter) : user.modes.replace(letter, ''));
  return true;
}

/** Letters of user modes in the order of the table, each once. */
export function sortedUserModes(letters: string): string {
  return userModes
    .map(known => known.letter)
    .filter(letter => letters.includes(letter))
    .join('');
}
