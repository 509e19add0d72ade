import { completeEntry, fold, readExtban } from '@salon/protocol';
import { isMask } from '../../hub/modes/list.ts';
import type { Gathered } from '../gathered.ts';
import type { ImportedChannel, ImportedEntry } from '../imported.ts';
import type { ImportGround } from './ground.ts';
import type { Names } from './names.ts';

/** The entries of a channel's lists that can be taken, as they are shown here. */
export function entriesOf(
  { name, lists }: ImportedChannel,
  names: Names,
  { settings, now }: ImportGround,
  plan: Gathered,
): readonly ImportedEntry[] {
  const taken = new Map<string, ImportedEntry>();
  const counts = new Map<string, number>();
  for (const entry of lists) {
    const { letter, mask: typed } = entry;
    const mask = maskOf(entry, names);
    const key = `${letter} ${fold(mask ?? '', settings.casemapping)}`;
    const count = counts.get(letter) ?? 0;
    const where = `+${letter} ${typed} in ${name}`;
    if (mask === undefined) plan.skip('entry', where, 'no entry is written so here');
    else if (!taken.has(key) && count >= settings.listEntriesMax) {
      plan.skip('entry', where, `the list is full with ${count} entries`);
    } else if (!taken.has(key)) {
      taken.set(key, { ...entry, mask, at: entry.at || now });
      counts.set(letter, count + 1);
    }
  }
  return [...taken.values()];
}

/** Accounts are called as they are here, where the entry means one. */
function maskOf({ letter, mask: typed }: ImportedEntry, names: Names): string | undefined {
  const mask = completeEntry(typed);
  if (mask === undefined || !isMask(mask)) return undefined;
  const extban = readExtban(mask);
  if (extban?.letter === 'm' && letter === 'I') return undefined;
  return extban?.letter === 'a' ? `a:${names.ownerOf(extban.rest) ?? extban.rest}` : mask;
}
