import { memoriesAnew } from '../history/changed.ts';
import type { Configure } from '../signal.ts';
import type { CommandSpec } from './spec.ts';

/** Takes new settings. What is there already stays, even where it would not be allowed any more. */
export const configure: CommandSpec<Configure> = {
  by: 'server',
  run(state, command) {
    if (state.settings === undefined) state.casemapping = command.settings.casemapping;
    state.settings = command.settings;
    return memoriesAnew(state);
  },
};
