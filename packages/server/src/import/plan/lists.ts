import { completeEntry, fold, hasWildcard, readExtban } from '@salon/protocol';
import { isMask } from '../../hub/modes/list.ts';
import type { Gathered } from '../gathered.ts';
import type { ImportedChannel, ImportedEntry } from '../imported.ts';
import type { ImportGround } from './ground.ts';
import type { Names } from './names.ts';
import { oneWord } from './texts.ts';

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
    const mask = completeEntry(typed);
    const key = `${letter} ${fold(mask ?? '', settings.casemapping)}`;
    const count = counts.get(letter) ?? 0;
    const why = whyNot(letter, mask, names) ?? fullWhy(taken.has(key), count, settings.listEntriesMax);
    if (mask === undefined || why !== undefined) {
      plan.skip('entry', `+${letter} ${typed} in ${name}`, why ?? unknownWhy);
    } else if (!taken.has(key)) {
      taken.set(key, { letter, mask, by: oneWord(entry.by), at: entry.at || now });
      counts.set(letter, count + 1);
    }
  }
  return [...taken.values()];
}

function whyNot(letter: string, mask: string | undefined, names: Names): string | undefined {
  if (mask === undefined || !isMask(mask)) return unknownWhy;
  const extban = readExtban(mask);
  if (extban?.letter === 'm') return letter === 'I' ? unknownWhy : whyNot(letter, extban.rest, names);
  const isOfOne = extban?.letter === 'a' && !hasWildcard(extban.rest);
  return isOfOne && names.comerOf(extban.rest) === undefined ? 'no such account is taken' : undefined;
}

function fullWhy(isTaken: boolean, count: number, max: number): string | undefined {
  return isTaken || count < max ? undefined : `the list is full with ${max} entries`;
}

const unknownWhy = 'no entry is written so here';
