import type { ModeChange } from '@salon/protocol';
import { actsAs } from '../state/authority.ts';
import { visibleChannel } from '../state/state.ts';
import type { ModeOutcome, ModeScene } from './spec.ts';

/** Sets to which channel those are sent who may not join this one; its operators alone may have them sent there. */
export function changeForward(scene: ModeScene, { on, letter, param = '' }: ModeChange): ModeOutcome {
  const { channel, user } = scene;
  if (!on) {
    if (channel.forward === undefined) return 'no-change';
    channel.forward = undefined;
    return { on, letter };
  }
  const target = visibleChannel(scene.state, user, param);
  if (target === undefined || target === channel) {
    return { code: 'mode-param-invalid', channel: channel.name, letter, param };
  }
  if (!actsAs(target, user, 'operator')) {
    return { code: 'rank-needed', channel: target.name, rank: 'operator' };
  }
  if (target.name === channel.forward) return 'no-change';
  channel.forward = target.name;
  return { on, letter, param: target.name };
}
