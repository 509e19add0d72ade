import { Store } from '../app/store.ts';

/** Something that is said in passing. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'plain' | 'failure';
  readonly action: { readonly label: string; readonly onPick: () => void } | undefined;
}

/** How many are shown at once; the oldest goes. */
const most = 3;

export const toasts = new Store<{ readonly all: readonly Toast[] }>({ all: [] });

let last = 0;

/** Says something in passing. The same words are not shown twice at once. */
export function toast(
  text: string,
  options: { readonly kind?: Toast['kind']; readonly action?: NonNullable<Toast['action']> } = {},
): void {
  last += 1;
  const others = toasts.now.all.filter(other => other.text !== text);
  const one: Toast = { id: last, text, kind: options.kind ?? 'plain', action: options.action };
  toasts.set({ all: [...others, one].slice(-most) });
}

/** Takes it away. */
export function dismiss(id: number): void {
  toasts.set({ all: toasts.now.all.filter(other => other.id !== id) });
}
