import { type ModeChange, userModes } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import type { UserMode } from '../signal.ts';
import type { CommandSpec } from './spec.ts';

/** A user changes her own modes. Letters that do not exist are refused once, after the rest is done. */
export const userMode: CommandSpec<UserMode> = {
  by: 'user',
  run({ user, at, session }, command) {
    const effects: Effect[] = [];
    const done: ModeChange[] = [];
    let unknown: string | undefined;
    for (const { on, letter } of command.changes) {
      if (!userModes.some(known => known.letter === letter)) {
        unknown ??= letter;
      } else if (user.modes.includes(letter) !== on) {
        user.modes = sortedModes(on ? user.modes + letter : user.modes.replace(letter, ''));
        done.push({ on, letter });
      }
    }
    if (done.length > 0) {
      const who = user.identity;
      effects.push({ type: 'user-modes-set', at, to: user.sessions, origin: session, who, changes: done });
    }
    if (unknown !== undefined) {
      const refusal = { code: 'user-mode-unknown', letter: unknown } as const;
      effects.push({ type: 'refused', at, session, refusal });
    }
    return effects;
  },
};

function sortedModes(letters: string): string {
  return userModes
    .map(known => known.letter)
    .filter(letter => letters.includes(letter))
    .join('');
}
