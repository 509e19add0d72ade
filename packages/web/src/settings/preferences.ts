import { Store } from '../app/store.ts';
import { keep } from '../browser/keep.ts';

/** What the user likes. Kept in this browser. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  /** `auto` is as the language has it. */
  readonly clock: 'auto' | '12' | '24';
  /** `auto` is that of the browser. */
  readonly language: string;
  /** Whether coming and going is shown in the talk. */
  readonly comings: 'all' | 'folded' | 'none';
  readonly notifications: boolean;
  readonly sound: boolean;
  /** Words besides the nick that count as a mention. */
  readonly mentionWords: readonly string[];
  readonly sendsTyping: boolean;
  /** Whether Enter sends, or Ctrl-Enter. */
  readonly enterSends: boolean;
  readonly reducedMotion: boolean;
  /** Whether pictures of people are loaded from other hosts, which learn by it that one is here. */
  readonly foreignPictures: boolean;
}

const defaults: Preferences = {
  theme: 'auto',
  density: 'comfortable',
  clock: 'auto',
  language: 'auto',
  comings: 'folded',
  notifications: false,
  sound: false,
  mentionWords: [],
  sendsTyping: true,
  enterSends: true,
  reducedMotion: false,
  foreignPictures: false,
};

const place = 'preferences';

export const preferences = new Store<Preferences>({ ...defaults, ...kept() });
preferences.watch(() => keep.set(place, JSON.stringify(preferences.now)));

/** What was kept, as far as it is still a preference of the right kind. */
function kept(): Partial<Preferences> {
  const found: unknown = readJson(keep.get(place));
  if (typeof found !== 'object' || found === null) return {};
  const entries = Object.entries(found).filter(
    ([key, value]) =>
      key in defaults &&
      typeof value === typeof defaults[key as keyof Preferences] &&
      Array.isArray(value) === Array.isArray(defaults[key as keyof Preferences]),
  );
  return Object.fromEntries(entries) as Partial<Preferences>;
}

function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Someone else wrote there: the defaults hold.
    return undefined;
  }
}
