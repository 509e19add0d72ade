import { utf8Bytes } from '@salon/protocol';
import { changedIdentity } from '../identity.ts';
import type { SetReal } from '../signal.ts';
import { sharersOf } from '../state/sharers.ts';
import { type CommandSpec, refuse } from './spec.ts';
import { alsoToWatchers } from './watched.ts';

/** A user takes another real name (IRCv3 setname). */
export const setReal: CommandSpec<SetReal> = {
  by: 'user',
  run(scene, { real }) {
    const { user, at, session, settings } = scene;
    const bytesMax = settings.realBytesMax;
    if (real.trim() === '' || utf8Bytes(real) > bytesMax)
      return refuse(scene, { code: 'real-invalid', bytesMax });
    const who = user.identity;
    user.identity = changedIdentity(who, { real });
    const to = sharersOf(user, user.sessions);
    return alsoToWatchers(scene, user, { type: 'real-changed', at, to, origin: session, who, real });
  },
};
