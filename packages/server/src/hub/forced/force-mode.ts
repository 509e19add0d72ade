import { changeModes } from '../commands/mode.ts';
import { byOperator, refuse } from '../commands/spec.ts';
import { changeUserModes } from '../commands/user-mode.ts';
import { channelOf, userOf } from '../state/state.ts';
import type { ForceMode, ForceUserMode } from './signal.ts';
import { toldOfForce } from './told.ts';

/** An operator changes modes of a channel as its owner could. */
export const forceMode = byOperator<ForceMode>('sa', (scene, command) => {
  const channel = channelOf(scene.state, command.channel);
  if (channel === undefined) return refuse(scene, { code: 'no-such-channel', channel: command.channel });
  return changeModes({ ...scene, channel, authority: 'owner' }, command.changes);
});

/** An operator changes modes of someone. Who is an operator is none of that: OPER alone makes them, and KILL ends them. */
export const forceUserMode = byOperator<ForceUserMode>('sa', (scene, command) => {
  const user = userOf(scene.state, command.nick);
  if (user === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });
  const changes = command.changes.filter(({ letter }) => letter !== 'o');
  const effects = changeUserModes({ ...scene, user }, changes);
  const done = effects.find(effect => effect.type === 'user-modes-set');
  if (done === undefined) return effects;
  return [...toldOfForce(scene, user, { did: 'mode', about: done.changes }), ...effects];
});
