/** What a key does while an entry has the focus. */
export type KeyAction = 'up' | 'down' | 'first' | 'last' | 'reply' | 'react' | 'edit' | 'delete' | 'copy';

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const actions: ReadonlyMap<string, KeyAction> = new Map([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['Home', 'first'],
  ['End', 'last'],
  ['r', 'reply'],
  ['+', 'react'],
  ['e', 'edit'],
  ['Delete', 'delete'],
  ['c', 'copy'],
]);

/** What a key does on an entry; undefined when it is for the browser. */
export function keyAction({ key, ctrlKey, metaKey, altKey }: Pressed): KeyAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return actions.get(key);
}
