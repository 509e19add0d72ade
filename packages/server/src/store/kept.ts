import type { KeptEntry, KeptKind } from '../hub/kept/spec.ts';
import { isKeptKind } from '../hub/kept/table.ts';
import type { Logger } from '../observe/logger.ts';
import type { Store } from './store.ts';

/**
 * All that the hub of a server that begins is to take in. Of kinds that only another version knows, nothing is taken in
 * and nothing is touched; secrets that belong to no account are removed. Throws a `StoreError` when the disk fails.
 */
export function keptAtStart(store: Store, logger: Logger): KeptEntry[] {
  const kept: KeptEntry[] = [];
  const unknown = new Map<string, number>();
  const credentials = new Set<string>();
  for (const { kind, key, record } of store.records.all()) {
    if (isKeptKind(kind)) kept.push({ kind, key, record });
    else unknown.set(kind, (unknown.get(kind) ?? 0) + 1);
    if (kind === accountKind) credentials.add((record as { readonly credential: string }).credential);
  }
  for (const [kind, count] of unknown) {
    logger.warn(`Left as it is in the store, since this version does not know it: ${kind} (${count})`);
  }
  const orphans = store.credentials.removeOrphans(credentials);
  if (orphans > 0) logger.info(`Registrations that were not finished and are forgotten: ${orphans}`);
  return kept;
}

/** The kind of record that names a credential. */
const accountKind: KeptKind = 'account';
