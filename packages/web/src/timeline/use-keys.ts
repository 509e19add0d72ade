import type { Entry } from '@salon/client';
import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../app/store.ts';
import { actOn } from './actions.ts';
import { keyAt } from './hands.ts';
import { type KeyAction, keyAction } from './keys.ts';
import type { Marks } from './marks.ts';
import type { Row } from './rows.ts';
import { indexOfKey, type Scroller } from './scroller.ts';
import type { Talk } from './talk.ts';

/** A row that is far away is drawn within so many frames. */
const framesMax = 12;

/** Keys on the entries of the list: arrows lead from one to the next, letters do something with one. */
export function useKeys(
  element: RefObject<HTMLElement | null>,
  talk: Talk,
  scroller: Scroller,
  marks: Store<Marks>,
): (event: KeyboardEvent) => void {
  const { t } = useTranslation();

  const focusRow = useCallback(
    (index: number) => {
      const row = scroller.rows[index];
      if (row === undefined) return;
      marks.set({ current: row.key, held: row.key });
      scroller.list?.scrollToIndex(index, { align: 'nearest' });
      const selector = `[data-key="${CSS.escape(row.key)}"]`;
      let frames = framesMax;
      const focus = () => {
        const found = element.current?.querySelector<HTMLElement>(selector);
        if (found !== null && found !== undefined) found.focus({ preventScroll: true });
        else if (frames-- > 0) requestAnimationFrame(focus);
      };
      focus();
    },
    [element, scroller, marks],
  );

  return useCallback(
    event => {
      const key = keyAt(event.target);
      const row =
        event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-key]') : null;
      if (key === undefined || row === null) return;
      if (event.key === 'Escape' && row !== event.target && !event.defaultPrevented) {
        row.focus({ preventScroll: true });
        return;
      }
      const action = row === event.target ? keyAction(event) : undefined;
      if (action === undefined) return;
      const at = indexOfKey(scroller.rows, key);
      const to = placeFor(action, scroller.rows, at);
      const shown = scroller.rows[at];
      if (to !== undefined) focusRow(to);
      else if (shown?.type !== 'entry' || !actOn(talk, marks, shown.entry, action, row, t)) return;
      event.preventDefault();
    },
    [talk, scroller, marks, focusRow, t],
  );
}

/** Which row an arrow leads to; undefined when the key is for something else. */
function placeFor(action: KeyAction, rows: readonly Row[], at: number): number | undefined {
  const takesFocus = (index: number) => rows[index]?.type === 'entry' || rows[index]?.type === 'fold';
  const next = (from: number, by: 1 | -1) => {
    let index = from;
    while (index >= 0 && index < rows.length && !takesFocus(index)) index += by;
    return takesFocus(index) ? index : at;
  };
  if (action === 'up') return next(at - 1, -1);
  if (action === 'down') return next(at + 1, 1);
  if (action === 'first') return next(0, 1);
  return action === 'last' ? next(rows.length - 1, -1) : undefined;
}

/** The entry of a key, when it has a row of its own. */
export function entryOfKey(rows: readonly Row[], key: string): Entry | undefined {
  const row = rows[indexOfKey(rows, key)];
  return row?.type === 'entry' ? row.entry : undefined;
}
