import type { ModeChange } from '@salon/protocol';
import type { MemberScene } from '../commands/spec.ts';
import type { Refusal } from '../refusal.ts';

/** What came of one change: itself as it is shown, why it was refused, or nothing. */
export type ModeOutcome = ModeChange | Refusal | 'no-change';

/** How modes of one kind change: validates first, changes after. */
export type Change = (scene: MemberScene, change: ModeChange) => ModeOutcome;
