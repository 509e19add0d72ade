import { rename } from '../commands/rename.ts';
import { byOperator, refuse } from '../commands/spec.ts';
import { userOf } from '../state/state.ts';
import type { ForceRename } from './signal.ts';
import { toldOfForce } from './told.ts';

/**
 * An operator gives someone another nick, one that she could take herself: nobody is made to look like the owner of an
 * account that she is not logged in to.
 */
export const forceRename = byOperator<ForceRename>('sa', (scene, { nick, name }) => {
  const user = userOf(scene.state, nick);
  if (user === undefined) return refuse(scene, { code: 'no-such-nick', nick });
  const effects = rename.run({ ...scene, user }, { type: 'rename', nick: name });
  if (effects.every(({ type }) => type === 'refused')) return effects;
  return [...toldOfForce(scene, user, { did: 'rename', about: name }), ...effects];
});
