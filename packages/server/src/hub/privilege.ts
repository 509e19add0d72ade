/** What an operator of the server may do; the settings say which of it. */
export type Privilege = (typeof privileges)[number];

/**
 * `kill` ends the sessions of others, `wallops` speaks to all who listen to it, `rehash` reads the settings anew, `die`
 * stops the server, `see` shows origins, secret channels and the invisible, `override` counts as the owner of every
 * channel, `hosts` gives others another host, `ban` keeps others out of the server, `defcon` closes it in steps, `sa`
 * makes others act, `accounts` keeps the accounts of others, `channels` their channels, and closes names of channels,
 * `vhosts` grants hosts that were asked for, `metadata` sets that of others, `audit` reads what operators did,
 * `history` removes from the history what others said.
 */
export const privileges = [
  'kill',
  'wallops',
  'rehash',
  'die',
  'see',
  'override',
  'hosts',
  'ban',
  'defcon',
  'sa',
  'accounts',
  'channels',
  'vhosts',
  'metadata',
  'audit',
  'history',
] as const;

/** By which name someone is an operator of the server, and what that allows. */
export interface Oper {
  readonly name: string;
  readonly privileges: readonly Privilege[];
  /** What WHOIS shows of her, if anything. */
  readonly title?: string;
  /** The account that made her one: with it she lays it down. */
  readonly account?: string;
}

/** What one must have to be an operator, besides a password. */
export interface OperNeeds {
  /** The account that she must be logged in to. */
  readonly account?: string;
  /** SHA-256 of the certificate that her client must show, in lower-case hexadecimal digits. */
  readonly certfp?: string;
}

/** Who may become an operator of the server: all that the row names must be hers. */
export interface OperRow extends Oper, OperNeeds {
  /** A hash, or plain. */
  readonly password?: string;
  /** Whether she is one as soon as she is who she must be, without OPER. */
  readonly auto: boolean;
}
