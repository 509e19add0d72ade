import { Store } from '../app/store.ts';
import type { Tone } from './table.ts';

/** What the user picks. Kept in this browser. */
interface Habits {
  /** The last first, in the tones in which they were picked. */
  readonly recent: readonly string[];
  readonly tone: Tone;
}

/** Four rows of the picker. */
const recentMax = 32;

const place = 'salon.emoji';

export const habits = new Store<Habits>({ recent: [], tone: 0, ...kept() });
habits.watch(() => {
  try {
    localStorage.setItem(place, JSON.stringify(habits.now));
  } catch {
    // There is no room, or the browser keeps nothing: it is known as long as the page is open.
    return;
  }
});

/** Puts what was picked before all others. */
export function picked(emoji: string): void {
  habits.set({ recent: withRecent(habits.now.recent, emoji) });
}

/** Each is there once. */
export function withRecent(recent: readonly string[], emoji: string): readonly string[] {
  return [emoji, ...recent.filter(other => other !== emoji)].slice(0, recentMax);
}

function kept(): Partial<Habits> {
  try {
    return readHabits(JSON.parse(localStorage.getItem(place) ?? '{}'));
  } catch {
    // Someone else wrote there, or the browser keeps nothing: one begins anew.
    return {};
  }
}

/** As far as it is what was written. */
export function readHabits(found: unknown): Partial<Habits> {
  if (typeof found !== 'object' || found === null) return {};
  const { recent, tone } = found as Readonly<Record<string, unknown>>;
  return {
    ...(Array.isArray(recent) && {
      recent: recent.filter(one => typeof one === 'string').slice(0, recentMax),
    }),
    ...(typeof tone === 'number' && [0, 1, 2, 3, 4, 5].includes(tone) && { tone: tone as Tone }),
  };
}
