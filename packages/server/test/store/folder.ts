import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Store } from '../../src/store/store.ts';

/** A data folder for one test, not made yet. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'salon-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data');
}

/** Opens a store, lets it be used, and closes it. */
export function withStore<T>(folder: string, use: (store: Store) => T): T {
  const store = Store.open({ folder });
  try {
    return use(store);
  } finally {
    store.close();
  }
}
