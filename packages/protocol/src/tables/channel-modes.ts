/**
 * How a channel mode takes its parameter (RPL_ISUPPORT CHANMODES, Modern IRC):
 * `prefix` a member, `list` an entry of a list (type A), `always` with and without (type B), `on-set` only when set
 * (type C), `never` (type D).
 */
export type ModeKind = 'prefix' | 'list' | 'always' | 'on-set' | 'never';

/** What a member may be, lowest first. */
export const ranks = ['voice', 'halfop', 'operator', 'admin', 'owner'] as const;

/** What a member may be. */
export type Rank = (typeof ranks)[number];

/** One channel mode. */
export interface ChannelMode {
  readonly letter: string;
  readonly kind: ModeKind;
  /** What a member with this mode is, and what she bears before the nick; only for kind `prefix`. */
  readonly rank?: Rank;
  readonly prefix?: string;
  /** Who may set it and take it away. For kind `prefix` also: who may throw out whom has it as her highest. */
  readonly setBy: Rank;
  /** What its parameter is, for the reference; kind `never` has none. */
  readonly takes?: string;
  /** One sentence for the reference. */
  readonly meaning: string;
}

/** All channel modes. Members' modes come highest first: ISUPPORT, NAMES and WHO show them in this order. */
export const channelModes: readonly ChannelMode[] = [
  {
    letter: 'q',
    kind: 'prefix',
    rank: 'owner',
    prefix: '~',
    setBy: 'owner',
    takes: 'a nick',
    meaning: 'Owner: only an owner may throw her out or take her rank.',
  },
  {
    letter: 'a',
    kind: 'prefix',
    rank: 'admin',
    prefix: '&',
    setBy: 'owner',
    takes: 'a nick',
    meaning: 'Admin: only an owner may throw her out or take her rank.',
  },
  {
    letter: 'o',
    kind: 'prefix',
    rank: 'operator',
    prefix: '@',
    setBy: 'operator',
    takes: 'a nick',
    meaning: 'Operator: may throw out, set modes and the topic, and always speak.',
  },
  {
    letter: 'h',
    kind: 'prefix',
    rank: 'halfop',
    prefix: '%',
    setBy: 'operator',
    takes: 'a nick',
    meaning: 'Halfop: may throw out whom she outranks, set the topic and the modes that keep order.',
  },
  {
    letter: 'v',
    kind: 'prefix',
    rank: 'voice',
    prefix: '+',
    setBy: 'halfop',
    takes: 'a nick',
    meaning: 'Voice: may speak where the channel is moderated, and through bans and slow mode.',
  },
  {
    letter: 'b',
    kind: 'list',
    setBy: 'halfop',
    takes: 'a mask; without it, shows the list',
    meaning: 'Ban: who matches may neither join nor speak.',
  },
  {
    letter: 'e',
    kind: 'list',
    setBy: 'halfop',
    takes: 'a mask; without it, shows the list to halfops',
    meaning: 'Exception: no ban holds for who matches.',
  },
  {
    letter: 'I',
    kind: 'list',
    setBy: 'halfop',
    takes: 'a mask; without it, shows the list to halfops',
    meaning: 'Standing invitation: who matches may join although it is invite only.',
  },
  {
    letter: 'k',
    kind: 'always',
    setBy: 'halfop',
    takes: 'a key',
    meaning: 'Key: who joins must give it.',
  },
  {
    letter: 'f',
    kind: 'on-set',
    setBy: 'operator',
    takes: 'a channel of which one is operator, only to set it',
    meaning: 'Forward: who may not join is sent to this channel.',
  },
  {
    letter: 'l',
    kind: 'on-set',
    setBy: 'halfop',
    takes: 'a number, only to set it',
    meaning: 'Limit: no more members than this may join.',
  },
  {
    letter: 'W',
    kind: 'on-set',
    setBy: 'halfop',
    takes: 'seconds, only to set it',
    meaning: 'Slow mode: who has no voice may speak once in so many seconds.',
  },
  flag('C', 'No CTCP, except actions.'),
  flag('M', 'Only the registered and the voiced may speak.'),
  flag('Q', 'No one may be thrown out.', 'operator'),
  flag('R', 'Only the registered may join.'),
  flag('S', 'Colours and other formatting are taken out of what is said.'),
  flag('U', 'Op moderated: what is said without voice reaches halfops and above alone.', 'operator'),
  flag('c', 'No colours and other formatting: what has them is refused.'),
  flag('i', 'Invite only: only the invited may join.'),
  flag('m', 'Moderated: only the voiced and above may speak.'),
  flag('n', 'No messages from outside.'),
  flag('s', 'Secret: shown to no one who is not in it.'),
  flag('t', 'Topic: only halfops and above may set it.'),
  flag(
    'u',
    'Auditorium: members without a rank are shown to halfops and above, and to themselves, alone.',
    'operator',
  ),
];

/** A mode that is set or not. */
function flag(letter: string, meaning: string, setBy: Rank = 'halfop'): ChannelMode {
  return { letter, kind: 'never', setBy, meaning };
}

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
