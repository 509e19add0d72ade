import type { ModeChange } from '@salon/protocol';
import type { ToOne } from '../audience.ts';
import type { Identity } from '../identity.ts';

/** What an operator of the server makes someone do, and where, how or which. */
export type Force =
  | { readonly did: 'join' | 'part' | 'rename'; readonly about: string }
  | { readonly did: 'mode'; readonly about: readonly ModeChange[] };

/** An operator of the server makes the user do something. */
export interface Forced extends ToOne {
  readonly type: 'forced';
  readonly by: Identity;
  readonly force: Force;
}
