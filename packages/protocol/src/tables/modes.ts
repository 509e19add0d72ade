/**
 * How a channel mode takes its parameter (RPL_ISUPPORT CHANMODES, Modern IRC):
 * `prefix` a member, `list` an entry of a list (type A), `always` with and without (type B), `on-set` only when set
 * (type C), `never` (type D).
 */
export type ModeKind = 'prefix' | 'list' | 'always' | 'on-set' | 'never';

/** One channel mode. */
export interface ChannelMode {
  readonly letter: string;
  readonly kind: ModeKind;
  /** What a member with this mode bears before the nick; only for kind `prefix`. */
  readonly prefix?: string;
  /** One sentence for the reference. */
  readonly meaning: string;
}

/** All channel modes. Members' modes come highest first: ISUPPORT, NAMES and WHO show them in this order. */
export const channelModes: readonly ChannelMode[] = [
  {
    letter: 'o',
    kind: 'prefix',
    prefix: '@',
    meaning: 'Operator: may kick, set modes and the topic, and always speak.',
  },
  { letter: 'v', kind: 'prefix', prefix: '+', meaning: 'Voice: may speak when the channel is moderated.' },
  { letter: 'b', kind: 'list', meaning: 'Ban: who matches the mask may neither join nor speak.' },
  { letter: 'k', kind: 'always', meaning: 'Key: who joins must give it.' },
  { letter: 'l', kind: 'on-set', meaning: 'Limit: no more members than this may join.' },
  { letter: 'i', kind: 'never', meaning: 'Invite only: only the invited may join.' },
  { letter: 'm', kind: 'never', meaning: 'Moderated: only operators and the voiced may speak.' },
  { letter: 'n', kind: 'never', meaning: 'No messages from outside.' },
  { letter: 's', kind: 'never', meaning: 'Secret: shown to no one who is not in it.' },
  { letter: 't', kind: 'never', meaning: 'Topic: only operators may set it.' },
];

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

const byLetter = new Map(channelModes.map(mode => [mode.letter, mode]));

/** The channel mode of a letter, if there is one. */
export function channelMode(letter: string): ChannelMode | undefined {
  return byLetter.get(letter);
}

/** What some prefix modes show before the nick, all of them. */
export function prefixSymbols(modes: string): string {
  let symbols = '';
  for (const letter of modes) symbols += channelMode(letter)?.prefix ?? '';
  return symbols;
}

/** What the highest of some prefix modes shows before the nick; `modes` has the highest first. */
export function prefixSymbol(modes: string): string {
  return modes === '' ? '' : (channelMode(modes.charAt(0))?.prefix ?? '');
}

/** Letters of all channel modes of a kind, in the table's order. */
export function modeLetters(kind: ModeKind): string {
  return channelModes
    .filter(mode => mode.kind === kind)
    .map(mode => mode.letter)
    .join('');
}

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
