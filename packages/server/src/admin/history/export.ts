import { firstLine, lineOf } from '../../history/files/jsonl.ts';
import { keyOf, type Where } from '../../history/files/source.ts';
import type { History } from '../../history/history.ts';
import type { HistoryKeys, HistoryPiece } from '../../history/query.ts';

/** The lines of an export: of all there is, or of one target. Fails with a `StoreError`. */
export async function* exportLines(history: History, where: Where | undefined): AsyncGenerator<string> {
  yield firstLine;
  if (where !== undefined) {
    yield* linesOf(history, keyOf(where));
    return;
  }
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page: HistoryKeys = await history.query({
      type: 'keys',
      after,
      limit: keysAtOnce,
    });
    for (const key of page.keys) yield* linesOf(history, key);
    after = page.next;
  }
}

async function* linesOf(history: History, target: string): AsyncGenerator<string> {
  for (let place: number | undefined = 0; place !== undefined; ) {
    const piece: HistoryPiece = await history.query({ type: 'export', target, place, limit: entriesAtOnce });
    for (const entry of piece.entries) yield lineOf(entry);
    place = piece.next;
  }
}

const keysAtOnce = 1000;

/** Some milliseconds' work for the archive, and little enough to be held. */
const entriesAtOnce = 200;
