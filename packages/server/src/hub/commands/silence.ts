import { completeMask, fold } from '@salon/protocol';
import { isMask } from '../modes/list.ts';
import type { Silence } from '../signal.ts';
import { type CommandSpec, refuse } from './spec.ts';

/** A user wants to hear no private words of whom a mask matches, or wants to again. They are not told. */
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
