import { type ChannelMode, channelMode, type ModeChange } from '@salon/protocol';
import { isAtLeast } from '../state/rank.ts';
import { changeFlag } from './flag.ts';
import { changeForward } from './forward.ts';
import { changeKey } from './key.ts';
import { changeLimit } from './limit.ts';
import { changeList } from './list.ts';
import { changePrefix } from './prefix.ts';
import { changeSlow } from './slow.ts';
import { type Change, type ModeOutcome, type ModeScene, rankFor } from './spec.ts';

/** How modes change that carry something of their own. */
const byLetter: Readonly<Record<string, Change>> = {
  f: changeForward,
  k: changeKey,
  l: changeLimit,
  W: changeSlow,
};

/** How all others change, by their kind. */
const byKind = { prefix: changePrefix, list: changeList, never: changeFlag } as const;

/** Carries out one change of one mode, or says why not. */
export function changeMode(scene: ModeScene, change: ModeChange): ModeOutcome {
  const { letter, param } = change;
  const { channel, authority } = scene;
  const rank = rankFor(letter);
  const mode = channelMode(letter);
  // Everyone may take her own rank away: whose it is, the mode itself finds out.
  const mayBeHers = mode?.kind === 'prefix' && !change.on && param !== undefined;
  if (!mayBeHers && !isAtLeast(authority, rank)) {
    return { code: 'rank-needed', channel: channel.name, rank };
  }
  if (mode === undefined) return { code: 'mode-unknown', letter };
  if (param === undefined && needsParam(mode, change.on)) {
    return { code: 'mode-param-missing', channel: channel.name, letter };
  }
  return changeOf(mode)(scene, change);
}

function changeOf({ letter, kind }: ChannelMode): Change {
  const change = kind === 'always' || kind === 'on-set' ? byLetter[letter] : byKind[kind];
  if (change === undefined) throw new Error(`nothing says how mode ${letter} changes`);
  return change;
}

/** A key is taken away without naming it too: clients do not always know it. */
function needsParam({ kind }: ChannelMode, on: boolean): boolean {
  return kind === 'prefix' || kind === 'list' || (on && kind !== 'never');
}
