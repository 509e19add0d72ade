import type { Suspension } from '../hub/accounts/account.ts';

/** An account as another server kept it, in Salon's terms. Times are in milliseconds since 1970. */
export interface ImportedAccount {
  readonly name: string;
  readonly registeredAt: number;
  /** Nicks that belong to it besides its name. */
  readonly nicks: readonly string[];
  /** The hash of its password, as `accounts/secrets` reads it; there may be none, or one that nobody here can check. */
  readonly passwordHash?: string;
  readonly scram?: ImportedScram;
  readonly email?: string;
  /** SHA-256 of certificates that stand for its owner, in lower case hexadecimal digits. */
  readonly certificates: readonly string[];
  readonly enforce?: boolean;
  readonly suspended?: Suspension;
  readonly vhost?: string;
}

/** Keys of SCRAM-SHA-256 (RFC 5802, 3), each in base64. */
export interface ImportedScram {
  readonly salt: string;
  readonly iterations: number;
  readonly storedKey: string;
  readonly serverKey: string;
}

/** A registered channel as another server kept it, in Salon's terms. */
export interface ImportedChannel {
  readonly name: string;
  readonly registeredAt: number;
  /** Accounts that may be its founder, the likeliest first. */
  readonly founders: readonly string[];
  readonly topic?: ImportedTopic;
  /** Letters of its flags. */
  readonly modes: string;
  readonly key?: string;
  readonly limit?: number;
  readonly forward?: string;
  /** Who is what in it, by account or by a nick of hers. */
  readonly access: readonly ImportedAccess[];
  /** Entries of its lists. */
  readonly lists: readonly ImportedEntry[];
}

/** The topic of a channel. */
export interface ImportedTopic {
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

/** What someone is in a channel whenever she comes in. */
export interface ImportedAccess {
  readonly account: string;
  readonly mode: AccessMode;
}

/** Letters of the modes that a right may give, highest first. */
export const accessModes = ['q', 'a', 'o', 'h', 'v'] as const;

/** What an access entry gives. */
export type AccessMode = (typeof accessModes)[number];

/** One entry of a list mode. */
export interface ImportedEntry {
  readonly letter: 'b' | 'e' | 'I';
  /** As people type it: it is completed when it is taken. */
  readonly mask: string;
  readonly by: string;
  readonly at: number;
}

/** Someone whom the other server did not let in, in the form that bans have here. */
export interface ImportedBan {
  /** An address, a network, or a mask. */
  readonly target: string;
  readonly reason: string;
  /** What operators told each other about it besides. */
  readonly note?: string;
  readonly by: string;
  readonly at: number;
  readonly until?: number;
  /** Whether it does not hit who is logged in to an account. */
  readonly sparesAccounts?: true;
}

/** Something that is not taken. */
export interface Skipped {
  /** What it is, such as `account`, or `mode` of something else. */
  readonly what: string;
  /** Whose it is, or its number where it has no name. */
  readonly name: string;
  /** A clause without a full stop. */
  readonly why: string;
}

/** What stands in a file. */
export interface Imported {
  readonly accounts: readonly ImportedAccount[];
  readonly channels: readonly ImportedChannel[];
  readonly bans: readonly ImportedBan[];
  readonly skipped: readonly Skipped[];
}

/** Why a file cannot be read at all, in one sentence. */
export interface ImportFault {
  readonly fault: string;
}

/** Reads a file; `now` is in milliseconds since 1970, for what has a time to end at. */
export type ImportReader = (bytes: Uint8Array, now: number) => Imported | ImportFault;

/** The flags of a channel of which a file does not say any: what nearly all servers set. */
export const usualModes = 'nt';
