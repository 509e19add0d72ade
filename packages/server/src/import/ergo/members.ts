import type { Gathered } from '../gathered.ts';
import { type AccessMode, accessModes, type ImportedAccess, type ImportedEntry } from '../imported.ts';
import { dateOf, fieldsOf, numberIn, textIn } from '../values.ts';

/** A text, or a list of characters by number, as Go writes them. */
export function lettersOf(modes: unknown): string {
  if (!Array.isArray(modes)) return textIn(modes) ?? '';
  return modes.map(letterOf).join('');
}

function letterOf(mode: unknown): string {
  const number = numberIn(mode);
  return number === undefined ? (textIn(mode) ?? '') : String.fromCharCode(number);
}

/** Who is what in a channel, by account. */
export function accessOf(name: string, modes: unknown, gathered: Gathered): readonly ImportedAccess[] {
  const access: ImportedAccess[] = [];
  for (const [account, value] of Object.entries(modes ?? {})) {
    const mode = letterOf(value);
    if (isAccessMode(mode)) access.push({ account, mode });
    else gathered.skip('access', `${account} in ${name}`, `+${mode} gives no rank here`);
  }
  return access;
}

/** Whether a letter is that of a rank. */
function isAccessMode(letter: string): letter is AccessMode {
  return (accessModes as readonly string[]).includes(letter);
}

/** The entries of a list, by mask. */
export function entriesOf(letter: ImportedEntry['letter'], masks: unknown): readonly ImportedEntry[] {
  return Object.entries(fieldsIn(masks)).map(([mask, value]) => {
    const info = fieldsOf(value);
    return {
      letter,
      mask,
      by: textIn(info?.get('creatornickmask')) ?? '*',
      at: dateOf(info?.get('timecreated')) ?? 0,
    };
  });
}

function fieldsIn(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
