import { slashCommands } from './table.ts';

/** Names of commands that someone may have meant who typed this one, the nearest first; at most three. */
export function nearNames(typed: string): readonly string[] {
  const wanted = typed.toLowerCase();
  return slashCommands
    .map(({ name, aliases }) => ({
      name,
      far: Math.min(...[name, ...aliases].map(known => farness(wanted, known))),
    }))
    .filter(({ far }) => far <= 2)
    .sort((one, other) => one.far - other.far)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How far a name is from what was typed: small for what begins so, and otherwise the number of slips. */
function farness(typed: string, name: string): number {
  if (typed.length >= 2 && name.startsWith(typed)) return 0.5;
  // Two slips in three letters leave nothing of a word.
  const slips = slipsBetween(typed, name);
  return slips * 2 > Math.max(typed.length, name.length) ? Number.POSITIVE_INFINITY : slips;
}

/** Letters to be put in, left out, changed or swapped with the next one (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      let least = Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + (same ? 0 : 1));
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
        least = Math.min(least, (before[to - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
