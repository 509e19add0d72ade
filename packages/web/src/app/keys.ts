/** What of a key press its meaning depends on. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What a press is called, as `Mod+K`, `Alt+Shift+ArrowUp`, `?`. `Mod` is Command on a Mac, and Ctrl elsewhere. */
export function pressOf(press: Press, isMac: boolean): string {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  // Of a character that is typed by Shift, Shift is not told.
  const shift = press.shiftKey && (press.key.length > 1 || /\p{L}/u.test(press.key));
  return [mod && 'Mod', other && 'Other', press.altKey && 'Alt', shift && 'Shift', key]
    .filter(Boolean)
    .join('+');
}

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Enter: 'Enter',
};

/** How keys are written for people, one by one, as `['Ctrl', 'K']`. */
export function keyCaps(press: string, isMac: boolean): readonly string[] {
  return press.split('+').map(part => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
    if (part === 'Alt') return isMac ? '⌥' : 'Alt';
    return names[part] ?? part;
  });
}
