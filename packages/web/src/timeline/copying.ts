import type { ClipboardEvent } from 'react';
import type { Row } from './rows.ts';
import { indexOfKey } from './scroller.ts';
import type { Times } from './times.ts';
import { transcriptOf } from './transcript.ts';

/** Puts lines with times and nicks on the clipboard when several messages are picked; one is copied as it is. */
export function copyPicked(event: ClipboardEvent, rows: readonly Row[], times: Times): void {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return;
  const picked = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-key]')].filter(element =>
    selection.containsNode(element, true),
  );
  const from = indexOfKey(rows, picked.at(0)?.dataset.key ?? '');
  const to = indexOfKey(rows, picked.at(-1)?.dataset.key ?? '');
  if (picked.length < 2 || from < 0 || to < 0) return;
  const entries = rows.slice(from, to + 1).flatMap(row => (row.type === 'entry' ? [row.entry] : []));
  event.clipboardData.setData('text/plain', transcriptOf(entries, times.clock));
  event.preventDefault();
}
