import { channelMode, type ModeChange, type ModeKind } from '@salon/protocol';
import type { MemberScene } from '../commands/spec.ts';
import { changeFlag } from './flag.ts';
import { changeKey } from './key.ts';
import { changeLimit } from './limit.ts';
import { changeList } from './list.ts';
import { changePrefix } from './prefix.ts';
import type { Change, ModeOutcome } from './spec.ts';

/** How a mode of each kind changes. `k` and `l` are alone in their kinds. */
const byKind: { readonly [K in ModeKind]: Change } = {
  prefix: changePrefix,
  list: changeList,
  always: changeKey,
  'on-set': changeLimit,
  never: changeFlag,
};

/** Carries out one change of one mode. The letter must stand in the protocol's mode table: doors see to that. */
export function changeMode(scene: MemberScene, change: ModeChange): ModeOutcome {
  const mode = channelMode(change.letter);
  if (mode === undefined) throw new Error(`mode ${change.letter} is in no table`);
  return byKind[mode.kind](scene, change);
}
