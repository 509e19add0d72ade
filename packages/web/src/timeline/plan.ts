import type { Row } from './rows.ts';

/** What the list is given next. */
export interface Step {
  readonly rows: readonly Row[];
  /** Whether rows came or went at the beginning alone, so that what is seen stays where it is. */
  readonly shift: boolean;
  /** Whether there is nothing in common with what was shown: the list begins anew. */
  readonly anew: boolean;
}

/**
 * The next step from the rows that are shown to those that shall be. The list can hold still what is seen when rows
 * change at one end at a time, so a change at both ends takes several steps; it is done when the rows are the same array.
 */
export function nextStep(shown: readonly Row[], wanted: readonly Row[]): Step {
  const still = { rows: wanted, shift: false, anew: false };
  const first = firstEntry(shown);
  if (shown === wanted || first < 0 || firstEntry(wanted) < 0) return still;
  if (shown[first]?.key === wanted[first]?.key) return still;
  const moved = movedBy(shown, wanted);
  if (moved === undefined) return { rows: wanted, shift: false, anew: true };
  if (moved === 0) return still;
  const lengthAfter = shown.length + moved;
  if (lengthAfter === wanted.length) return { rows: wanted, shift: true, anew: false };
  if (lengthAfter < wanted.length) return { rows: wanted.slice(0, lengthAfter), shift: true, anew: false };
  // Some went at the end as well: those first.
  return { rows: shown.slice(0, wanted.length - moved), shift: false, anew: false };
}

function firstEntry(rows: readonly Row[]): number {
  return rows.findIndex(row => row.type === 'entry');
}

/** How far the first entry that is in both has moved down; undefined when none is. */
function movedBy(shown: readonly Row[], wanted: readonly Row[]): number | undefined {
  const places = new Map<string, number>();
  for (const [index, row] of wanted.entries()) if (row.type === 'entry') places.set(row.key, index);
  for (const [index, row] of shown.entries()) {
    const place = row.type === 'entry' ? places.get(row.key) : undefined;
    if (place !== undefined) return place - index;
  }
  return undefined;
}
