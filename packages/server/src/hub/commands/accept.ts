import type { Accept } from '../signal.ts';
import type { User, UserId } from '../state/model.ts';
import { type State, userOf } from '../state/state.ts';
import { type CommandSpec, refuse } from './spec.ts';

/** A user accepts someone, whose private words reach her then whatever her modes say, or does not any more. */
export const accept: CommandSpec<Accept> = {
  by: 'user',
  run(scene, { on, nick }) {
    const { state, user, settings, at, session } = scene;
    const other = userOf(state, nick);
    if (other === undefined) return refuse(scene, { code: 'no-such-nick', nick });
    const has = user.accepts.has(other.id);
    if (on && has) return refuse(scene, { code: 'already-accepted', nick: other.identity.nick });
    if (!on && !has) return refuse(scene, { code: 'not-accepted', nick: other.identity.nick });
    if (!on) user.accepts = new Set([...user.accepts].filter(id => id !== other.id));
    else if (!acceptUser(state, user, other.id, settings.acceptEntriesMax)) {
      return refuse(scene, { code: 'accept-full' });
    }
    return [{ type: 'accept-set', at, session, on, nick: other.identity.nick }];
  },
};

/** Puts someone on a user's list if there is room. Who is gone makes room: ids are never used twice. */
export function acceptUser(state: State, user: User, id: UserId, entriesMax: number): boolean {
  const { accepts } = user;
  if (accepts.has(id)) return true;
  const here = [...accepts].filter(accepted => state.users.has(accepted));
  if (here.length >= entriesMax) return false;
  user.accepts = new Set([...here, id]);
  return true;
}
