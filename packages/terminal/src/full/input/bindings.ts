import type { Reach } from './line.ts';

/** What a key does. */
export type Deed =
  | { readonly deed: 'move'; readonly reach: Reach }
  | { readonly deed: 'cut'; readonly reach: Reach }
  | { readonly deed: 'past'; readonly by: -1 | 1 }
  | { readonly deed: 'scroll'; readonly pages: number }
  | { readonly deed: 'room'; readonly by: -1 | 1 }
  | { readonly deed: 'number'; readonly index: number }
  | {
      readonly deed:
        | 'enter'
        | 'newline'
        | 'complete'
        | 'complete-back'
        | 'yank'
        | 'oldest'
        | 'newest'
        | 'unread'
        | 'choose'
        | 'by-number'
        | 'activity'
        | 'before'
        | 'switcher'
        | 'search'
        | 'typed-before'
        | 'members'
        | 'folds'
        | 'keys'
        | 'escape'
        | 'redraw'
        | 'suspend'
        | 'interrupt'
        | 'end-of-input';
    };

/** A line of the list of keys, with all keys that do the same. */
export interface Binding {
  readonly keys: readonly string[];
  readonly deed: Deed;
  /** For the list of keys; those without are told with another. */
  readonly words?: string;
}

/** All keys: as WeeChat and irssi have them, where those agree. */
export const bindings: readonly Binding[] = [
  { keys: ['Enter'], deed: { deed: 'enter' }, words: 'send the line' },
  { keys: ['Alt+Enter'], deed: { deed: 'newline' }, words: 'begin another line of the same message' },
  {
    keys: ['Tab'],
    deed: { deed: 'complete' },
    words: 'complete a nick, a room or a command; again for the next',
  },
  { keys: ['Shift+Tab'], deed: { deed: 'complete-back' } },
  {
    keys: ['Up'],
    deed: { deed: 'past', by: -1 },
    words: 'the row above, or lines typed before (Down: back)',
  },
  { keys: ['Down'], deed: { deed: 'past', by: 1 } },
  { keys: ['Ctrl+R'], deed: { deed: 'typed-before' }, words: 'find a line typed before' },
  {
    keys: ['PageUp'],
    deed: { deed: 'scroll', pages: -1 },
    words: 'read back (PageDown: forward; or the wheel)',
  },
  { keys: ['PageDown'], deed: { deed: 'scroll', pages: 1 } },
  { keys: ['Alt+Home'], deed: { deed: 'oldest' }, words: 'to the oldest that is here' },
  { keys: ['Alt+End'], deed: { deed: 'newest' }, words: 'to the newest' },
  { keys: ['Alt+U'], deed: { deed: 'unread' }, words: 'to the first that is unread' },
  {
    keys: ['Ctrl+Up', 'Alt+M'],
    deed: { deed: 'choose' },
    words: 'choose a message (Up, Down, PageUp, PageDown: another; Escape: none)',
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map(
    (digit): Binding => ({
      keys: [`Alt+${digit}`],
      deed: { deed: 'number', index: digit === 0 ? 9 : digit - 1 },
      ...(digit === 1 && { words: 'to the room of this number (Alt+1 to Alt+0)' }),
    }),
  ),
  { keys: ['Alt+J'], deed: { deed: 'by-number' }, words: 'to the room of a number, which you type' },
  {
    keys: ['Alt+A'],
    deed: { deed: 'activity' },
    words: 'to the next room with something new, mentions first',
  },
  { keys: ['Alt+/'], deed: { deed: 'before' }, words: 'to the room shown before' },
  { keys: ['Alt+Up', 'Ctrl+P'], deed: { deed: 'room', by: -1 }, words: 'to the room above' },
  { keys: ['Alt+Down', 'Ctrl+N'], deed: { deed: 'room', by: 1 }, words: 'to the room below' },
  { keys: ['Ctrl+K', 'Alt+K'], deed: { deed: 'switcher' }, words: 'to a room or a person by a few letters' },
  { keys: ['Ctrl+F'], deed: { deed: 'search' }, words: 'search what was said' },
  { keys: ['Alt+N'], deed: { deed: 'members' }, words: 'show or hide the members' },
  { keys: ['Alt+='], deed: { deed: 'folds' }, words: 'tell everyone who comes and goes, or sum up' },
  { keys: ['Ctrl+A', 'Home'], deed: { deed: 'move', reach: 'start' }, words: 'to the beginning of the line' },
  { keys: ['Ctrl+E', 'End'], deed: { deed: 'move', reach: 'end' }, words: 'to the end of the line' },
  { keys: ['Left', 'Ctrl+B'], deed: { deed: 'move', reach: 'character-left' } },
  { keys: ['Right'], deed: { deed: 'move', reach: 'character-right' } },
  { keys: ['Alt+B', 'Ctrl+Left'], deed: { deed: 'move', reach: 'word-left' }, words: 'a word back' },
  { keys: ['Alt+F', 'Ctrl+Right'], deed: { deed: 'move', reach: 'word-right' }, words: 'a word on' },
  { keys: ['Backspace'], deed: { deed: 'cut', reach: 'character-left' } },
  { keys: ['Delete'], deed: { deed: 'cut', reach: 'character-right' } },
  { keys: ['Ctrl+W', 'Alt+Backspace'], deed: { deed: 'cut', reach: 'word-left' }, words: 'delete a word' },
  { keys: ['Alt+D'], deed: { deed: 'cut', reach: 'word-right' }, words: 'delete the next word' },
  { keys: ['Ctrl+U'], deed: { deed: 'cut', reach: 'start' }, words: 'delete what stands before the cursor' },
  { keys: ['Ctrl+Y'], deed: { deed: 'yank' }, words: 'put back what was deleted' },
  { keys: ['Ctrl+L'], deed: { deed: 'redraw' }, words: 'draw the screen anew' },
  { keys: ['Ctrl+Z'], deed: { deed: 'suspend' }, words: 'to the shell (fg: back)' },
  { keys: ['Escape'], deed: { deed: 'escape' }, words: 'close what is open, or to the newest' },
  { keys: ['F1'], deed: { deed: 'keys' }, words: 'these keys; so does ? in an empty line' },
  { keys: ['Ctrl+C'], deed: { deed: 'interrupt' }, words: 'clear the line; leave when it is empty' },
  {
    keys: ['Ctrl+D'],
    deed: { deed: 'end-of-input' },
    words: 'delete the next character; leave when the line is empty',
  },
];

const byKey = new Map(bindings.flatMap(({ keys, deed }) => keys.map(key => [key, deed] as const)));

/** What a key does; undefined when nothing. */
export function deedOf(key: string): Deed | undefined {
  return byKey.get(key);
}
