import type { Effect } from '../effect.ts';
import { type Say, serverSession } from '../signal.ts';
import { userOf } from '../state/state.ts';
import { refuse, type UserScene } from './spec.ts';
import { spoken } from './spoken.ts';

/** A user speaks to another one, or to herself. */
export function sayToNick(scene: UserScene, command: Say): readonly Effect[] {
  const { user, at, session } = scene;
  const other = userOf(scene.state, command.target);
  if (other === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.target });

  if (command.manner !== 'tags') user.spokeAt = at;
  const { nick } = other.identity;
  const toSelf = other === user;
  const to = toSelf ? user.sessions : [...other.sessions, ...user.sessions];
  const effects: Effect[] = [spoken(scene, command, nick, to)];
  // Who speaks to herself is spoken to as well: once she hears herself as a speaker does, and once as anyone does.
  if (toSelf) effects.push(spoken({ ...scene, session: serverSession }, command, nick, to));
  if (other.away !== undefined && command.manner === 'message') {
    effects.push({ type: 'they-are-away', at, session, nick, message: other.away });
  }
  return effects;
}
