import type { ModeChange } from '@salon/protocol';

/** What an operator of the server makes others do. */
export type ForcedCommand = ForceJoin | ForcePart | ForceRename | ForceMode | ForceUserMode;

/** Someone goes into a channel, whatever bars the way. */
export interface ForceJoin {
  readonly type: 'force-join';
  readonly nick: string;
  readonly channel: string;
}

/** Someone goes out of a channel. */
export interface ForcePart {
  readonly type: 'force-part';
  readonly nick: string;
  readonly channel: string;
  readonly reason?: string;
}

/** Someone takes another nick. */
export interface ForceRename {
  readonly type: 'force-rename';
  readonly nick: string;
  /** What she is called from then on. */
  readonly name: string;
}

/** Modes of a channel are changed as if its owner did. */
export interface ForceMode {
  readonly type: 'force-mode';
  readonly channel: string;
  readonly changes: readonly ModeChange[];
}

/** Someone changes modes of her own. */
export interface ForceUserMode {
  readonly type: 'force-user-mode';
  readonly nick: string;
  readonly changes: readonly ModeChange[];
}
