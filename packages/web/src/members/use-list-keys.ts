import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { itemMove } from './list-moves.ts';

/** What a long list and its rows need for the keyboard. */
export interface ListKeys {
  readonly list: RefObject<VirtualizerHandle | null>;
  /** The row that Tab leads to. It has to be kept drawn, and is the one with tabIndex 0. */
  readonly current: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Arrows, Home, End and the page keys for a virtualised list: Tab leads to one row of it, and from there one goes on by
 * arrows. What takes the focus in a row has `data-row` with its index.
 */
export function useListKeys(count: number, isItem: (index: number) => boolean): ListKeys {
  const list = useRef<VirtualizerHandle>(null);
  const [wished, setWished] = useState(0);
  const current = nearest(Math.min(wished, count - 1), count, isItem);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const at = rowOf(event.target);
      const to = at === undefined ? undefined : itemMove(event.key, at, count, isItem);
      if (to === undefined) return;
      event.preventDefault();
      setWished(to);
      list.current?.scrollToIndex(to, { align: 'nearest' });
      focusRow(event.currentTarget, to);
    },
    [count, isItem],
  );
  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => {
    const at = rowOf(event.target);
    if (at !== undefined) setWished(at);
  }, []);
  return { list, current, onKeyDown, onFocus };
}

function nearest(at: number, count: number, isItem: (index: number) => boolean): number {
  for (let index = Math.max(at, 0); index < count; index += 1) if (isItem(index)) return index;
  for (let index = at; index >= 0; index -= 1) if (isItem(index)) return index;
  return -1;
}

function rowOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return row?.dataset.row === undefined ? undefined : Number(row.dataset.row);
}

/** A row that was out of sight is drawn, measured and shown some frames after the list was scrolled to it. */
function focusRow(inside: HTMLElement, index: number, frames = 30): void {
  const row = inside.querySelector<HTMLElement>(`[data-row="${index}"]`);
  row?.focus({ preventScroll: true });
  if (row !== null && document.activeElement === row) return;
  if (frames > 0) requestAnimationFrame(() => focusRow(inside, index, frames - 1));
}
