import type { Deed } from '../../input/bindings.ts';

/**
 * What a press does to an overlay: it stays, is closed, is closed and the press goes on, or is closed and this is done, or
 * stands in the line.
 */
export type Pressed = 'stays' | 'closes' | 'passes' | (() => void) | { readonly typed: string };

/** How many cells an overlay has below its title. */
export interface Space {
  readonly columns: number;
  readonly rows: number;
}

/** By how many rows of a page a key moves; undefined when it does not. */
export function rowsOf(deed: Deed | undefined, page: number): number | undefined {
  if (deed?.deed === 'past') return deed.by;
  if (deed?.deed === 'scroll') return deed.pages * page;
  return undefined;
}
