import type { Identity, Origin } from '../identity.ts';

/** Someone who was called so once. */
export interface Gone {
  readonly who: Identity;
  /** Where she came from, for operators who see all; nothing of who had no session. */
  readonly origin: Origin | undefined;
  /** When she was called so last; milliseconds since 1970. */
  readonly at: number;
}

/** Remembers who someone was, and forgets whom it has remembered longest. */
export function remember(gone: Gone[], entry: Gone, entriesMax: number): void {
  gone.push(entry);
  if (gone.length > entriesMax) gone.splice(0, gone.length - entriesMax);
}
