import { removeOverdue } from '../accounts/remove-account.ts';
import { expireBans } from '../bans/expire.ts';
import { endAlone } from '../devices/always-on.ts';
import { noteAllSeen } from '../devices/seen.ts';
import { tidyClosedRooms } from '../history/forgetting.ts';
import { serverSession } from '../session.ts';
import type { Expire } from '../signal.ts';
import { settingsOf } from '../state/state.ts';
import type { CommandSpec } from './spec.ts';

/** What held for a while only, and is over, is cleared away. It was over before: nobody waits for this. */
export const expire: CommandSpec<Expire> = {
  by: 'server',
  run(state) {
    const scene = { state, settings: settingsOf(state), at: state.now, session: serverSession };
    tidyClosedRooms(state);
    return [...removeOverdue(scene), ...expireBans(scene), ...noteAllSeen(scene), ...endAlone(scene)];
  },
};
