import type { Room } from '@salon/client';
import { emptyLine, type Line } from '../input/line.ts';
import type { Row } from '../text/span.ts';

/** One of several things to choose from. */
export interface Choice {
  readonly row: Row;
  readonly choose: () => void;
}

/** What stands in place of the talk until it is closed. */
export type Overlay =
  | { readonly kind: 'lines'; readonly title: string; readonly rows: readonly Row[]; readonly from: number }
  | {
      readonly kind: 'choices';
      readonly title: string;
      /** What is typed to find one. */
      readonly query: Line;
      readonly choices: readonly Choice[];
      readonly selected: number;
      /** What a key changes: at once, or by Enter only, as with a search that a server is asked. */
      readonly asks: 'rooms' | 'history';
      readonly told: string;
    };

/** Rooms by a few letters of their names. */
export function switcher(): Overlay {
  const title = 'Go to a room or a person';
  return { kind: 'choices', title, query: emptyLine, choices: [], selected: 0, asks: 'rooms', told: '' };
}

/** What was said, by words in it. */
export function searching(room: Room): Overlay {
  const title = `Search in ${room.name} (from:nick for what someone said)`;
  return { kind: 'choices', title, query: emptyLine, choices: [], selected: 0, asks: 'history', told: '' };
}

/** How well the letters of a query stand in a name in their order; the less the better, undefined when they do not. */
export function distance(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase();
  const within = name.toLowerCase();
  const whole = within.indexOf(wanted);
  if (whole >= 0) return whole + within.length / 100;
  let at = -1;
  let gaps = 100;
  for (const letter of wanted) {
    const next = within.indexOf(letter, at + 1);
    if (next < 0) return undefined;
    gaps += next - at - 1;
    at = next;
  }
  return gaps;
}
