import { completeMask, fold, matchesFolded } from '@salon/protocol';
import { isMask } from '../modes/list.ts';
import type { Silence } from '../signal.ts';
import type { User } from '../state/model.ts';
import { hostsOf } from '../state/user.ts';
import { type CommandSpec, refuse, type UserScene } from './spec.ts';

/** A user wants no private words and no invitations of whom a mask matches, or wants them again. They are not told. */
export const silence: CommandSpec<Silence> = {
  by: 'user',
  run(scene, { on, mask: typed }) {
    const { user, at, session } = scene;
    const mask = completeMask(typed);
    const folded = fold(mask, scene.state.casemapping);
    const found = user.silences.find(entry => entry.folded === folded);
    if (!isMask(mask) || on === (found !== undefined)) return [];
    if (on && user.silences.length >= scene.settings.silenceEntriesMax) {
      return refuse(scene, { code: 'silence-full', mask });
    }
    user.silences = on
      ? [...user.silences, { mask, folded }]
      : user.silences.filter(entry => entry !== found);
    return [{ type: 'silence-set', at, session, who: user.identity, on, mask: found?.mask ?? mask }];
  },
};

/** Whether someone has silenced the user of a scene, under any host by which she could know her. */
export function isSilencedBy({ user, state }: Pick<UserScene, 'user' | 'state'>, other: User): boolean {
  if (other.silences.length === 0) return false;
  const { nick, user: name } = user.identity;
  const masks = hostsOf(user).map(host => fold(`${nick}!${name}@${host}`, state.casemapping));
  return other.silences.some(({ folded }) =>
    masks.some(mask => matchesFolded(folded, mask, state.casemapping)),
  );
}
