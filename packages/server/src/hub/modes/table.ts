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

/** Carries out one change of one mode, or says why not. */
export function changeMode(scene: MemberScene, change: ModeChange): ModeOutcome {
  const mode = channelMode(change.letter);
  if (mode === undefined) return { code: 'mode-unknown', letter: change.letter };
  if (change.param === undefined && needsParam(mode.kind, change.on)) {
    return { code: 'mode-param-missing', channel: scene.channel.name, letter: change.letter };
  }
  return byKind[mode.kind](scene, change);
}

/** A key is taken away without naming it too: clients do not always know it. */
function needsParam(kind: ModeKind, on: boolean): boolean {
  return kind === 'prefix' || kind === 'list' || (on && kind !== 'never');
}
