import type { Gathered } from '../gathered.ts';
import { type ImportedChannel, usualModes } from '../imported.ts';
import { numberIn } from '../values.ts';
import type { AnopeObject } from './objects.ts';

/** What is known so far of a channel's modes. */
export interface ModeDraft {
  readonly name: string;
  readonly fields: AnopeObject['fields'];
  /** Modes by Anope's names, each with its parameter. */
  readonly modes: Map<string, string>;
  /** Names of those that are locked to be off. */
  readonly off: Set<string>;
}

/** The modes of a channel, by Anope's names with their parameters, in Salon's terms. */
export function modesOf(
  { name, fields, modes, off }: ModeDraft,
  gathered: Gathered,
): Pick<ImportedChannel, 'modes' | 'key' | 'limit' | 'forward'> {
  const key = modes.get('KEY');
  const limit = numberIn(modes.get('LIMIT')) ?? 0;
  const forward = modes.get('REDIRECT');
  const flags = [...modes.keys()].map(mode => flagNames.get(mode) ?? '');
  // Only what a channel had last is all that it had: what is locked says nothing of the others.
  const usual = fields.has('last_modes')
    ? ''
    : [...usualModes].filter(letter => !isOff(off, letter)).join('');
  for (const mode of modes.keys()) {
    const isKnown = flagNames.get(mode) !== undefined || ['KEY', 'LIMIT', 'REDIRECT'].includes(mode);
    if (!isKnown && !impliedNames.has(mode)) {
      gathered.skip('mode', `${mode} of ${name}`, 'there is no such mode here');
    }
  }
  return {
    modes: [...new Set([...usual, ...flags.join('')])].join(''),
    ...(key !== undefined && key !== '' && { key }),
    ...(limit > 0 && { limit }),
    ...(forward !== undefined && forward !== '' && { forward }),
  };
}

function isOff(off: ReadonlySet<string>, letter: string): boolean {
  return [...off].some(mode => flagNames.get(mode) === letter);
}

/** The modes of Anope that are flags here too, by Anope's names for them. */
const flagNames: ReadonlyMap<string, string> = new Map([
  ['AUDITORIUM', 'u'],
  ['BLOCKCOLOR', 'c'],
  ['INVITE', 'i'],
  ['MODERATED', 'm'],
  ['NOCTCP', 'C'],
  ['NOEXTERNAL', 'n'],
  ['NOKICK', 'Q'],
  ['OPMODERATED', 'U'],
  // Who set a channel private did not want it to be listed.
  ['PRIVATE', 's'],
  ['REGISTEREDONLY', 'R'],
  ['REGMODERATED', 'M'],
  ['SECRET', 's'],
  ['STRIPCOLOR', 'S'],
  ['TOPIC', 't'],
]);

/** The modes of Anope whose parameter is an entry of a list. */
export const listNames: ReadonlyMap<string, 'b' | 'e' | 'I'> = new Map([
  ['BAN', 'b'],
  ['EXCEPT', 'e'],
  ['INVITEOVERRIDE', 'I'],
]);

/** What every registered channel is here anyway. */
const impliedNames: ReadonlySet<string> = new Set(['REGISTERED', 'PERM']);
