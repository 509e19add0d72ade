import { channelMode } from './channel-modes.ts';

/** One user mode. */
export interface UserMode {
  readonly letter: string;
  /** Whether the settings may give it to everyone who comes in. */
  readonly byDefault: boolean;
  /** One sentence for the reference. */
  readonly meaning: string;
}

/** All user modes, in alphabetical order. */
export const userModes: readonly UserMode[] = [
  { letter: 'B', byDefault: false, meaning: 'Bot: a program speaks for this user, and others are told so.' },
  { letter: 'R', byDefault: true, meaning: 'Registered: only users with an account may write to her alone.' },
  { letter: 'T', byDefault: true, meaning: 'No CTCP to her alone, but for actions.' },
  {
    letter: 'g',
    byDefault: false,
    meaning: 'Caller id: only those whom she accepts may write to her alone.',
  },
  { letter: 'i', byDefault: true, meaning: 'Invisible: not shown by WHO to who shares no channel.' },
  { letter: 'o', byDefault: false, meaning: 'Operator of the server: given by OPER, and may be given up.' },
  {
    letter: 's',
    byDefault: false,
    meaning: 'Server notices: told what happens on the server; for operators only.',
  },
  { letter: 'w', byDefault: true, meaning: 'Wallops: hears what operators say to all.' },
];

/**
 * One change asked for in a MODE line. Its letter may be unknown, and its parameter may be missing: whoever carries
 * it out refuses it then. A list mode without a parameter asks for the list and is no change.
 */
export interface ModeChange {
  readonly on: boolean;
  readonly letter: string;
  readonly param?: string;
}

/** A MODE line's letters and parameters, told apart. */
export interface ModeRequest {
  readonly changes: readonly ModeChange[];
  /** Letters of list modes that were asked for. */
  readonly lists: readonly string[];
}

/** Reads letters with signs, such as `+ov-b`; those in front of which no sign stands are set. */
export function signedLetters(text: string): { readonly on: boolean; readonly letter: string }[] {
  const letters: { on: boolean; letter: string }[] = [];
  let on = true;
  for (const letter of text) {
    if (letter === '+' || letter === '-') on = letter === '+';
    else letters.push({ on, letter });
  }
  return letters;
}

/** Reads what follows the channel in a MODE line, such as `+ov-b alice bob *!*@x`. */
export function parseModes(words: readonly string[]): ModeRequest {
  const changes: ModeChange[] = [];
  const lists = new Set<string>();
  const params = words.slice(1);
  for (const { on, letter } of signedLetters(words[0] ?? '')) {
    const kind = channelMode(letter)?.kind;
    const takesParam = kind !== undefined && kind !== 'never' && (kind !== 'on-set' || on);
    const param = takesParam ? params.shift() : undefined;
    if (param !== undefined && param !== '') changes.push({ on, letter, param });
    else if (kind === 'list') lists.add(letter);
    else changes.push({ on, letter });
  }
  return { changes, lists: [...lists] };
}

/** Writes changes as a MODE line's words: signs only where they change, then the parameters. */
export function formatModes(changes: readonly ModeChange[]): string {
  let letters = '';
  let sign = '';
  const params: string[] = [];
  for (const change of changes) {
    const wanted = change.on ? '+' : '-';
    if (wanted !== sign) letters += wanted;
    sign = wanted;
    letters += change.letter;
    if (change.param !== undefined) params.push(change.param);
  }
  return [letters, ...params].join(' ');
}
