import type { ModeChange } from '@salon/protocol';
import { modeLetters } from '@salon/protocol';
import { hasFlag } from '../state/channel.ts';
import type { ModeOutcome, ModeScene } from './spec.ts';

/** Sets a flag or takes it away. */
export function changeFlag({ channel }: ModeScene, { on, letter }: ModeChange): ModeOutcome {
  if (hasFlag(channel, letter) === on) return 'no-change';
  const wanted = on ? channel.flags + letter : channel.flags.replace(letter, '');
  channel.flags = [...modeLetters('never')].filter(known => wanted.includes(known)).join('');
  return { on, letter };
}
