import { type ModeChange, modeLetters } from '@salon/protocol';
import type { MemberScene } from '../commands/spec.ts';
import { userOf } from '../state/state.ts';
import type { ModeOutcome } from './spec.ts';

/** Gives a member a prefix mode, such as `o`, or takes it from her. */
export function changePrefix(scene: MemberScene, { on, letter, param = '' }: ModeChange): ModeOutcome {
  const { channel } = scene;
  const target = userOf(scene.state, param);
  if (target === undefined) return { code: 'no-such-nick', nick: param };
  const { nick } = target.identity;
  const member = channel.members.get(target.id);
  if (member === undefined) return { code: 'they-are-no-member', channel: channel.name, nick };
  if (member.modes.includes(letter) === on) return 'no-change';
  const wanted = on ? member.modes + letter : member.modes.replace(letter, '');
  member.modes = [...modeLetters('prefix')].filter(known => wanted.includes(known)).join('');
  return { on, letter, param: nick };
}
