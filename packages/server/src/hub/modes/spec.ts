import { channelMode, type ModeChange, type Rank } from '@salon/protocol';
import type { ChannelScene } from '../commands/spec.ts';
import type { Refusal } from '../refusal.ts';

/** What came of one change: itself as it is shown, why it was refused, or nothing. */
export type ModeOutcome = ModeChange | Refusal | 'no-change';

/** The scene of who changes modes. */
export interface ModeScene extends ChannelScene {
  /** As what she acted when her line came: what she does to her own rank in it holds from the next line on. */
  readonly authority: Rank | undefined;
}

/** How modes of one kind change: validates first, changes after. */
export type Change = (scene: ModeScene, change: ModeChange) => ModeOutcome;

/** Which rank it takes to change a mode. */
export function rankFor(letter: string): Rank {
  return channelMode(letter)?.setBy ?? 'halfop';
}
