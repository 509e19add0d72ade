import type { Observed } from './observed.ts';

/** Why the server did not let the user in; she has to do something about it. */
export type EntryRefusal =
  | { readonly why: 'nick-in-use'; readonly text: string }
  | { readonly why: 'nick-wrong'; readonly text: string }
  | { readonly why: 'nick-owned'; readonly text: string }
  | { readonly why: 'login-failed'; readonly text: string }
  | { readonly why: 'password'; readonly text: string }
  | { readonly why: 'banned'; readonly text: string }
  | { readonly why: 'other'; readonly text: string };

/** The life of the connection. */
export type LinkPhase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'registering' }
  /** Registered, and asking for what was missed. */
  | { readonly phase: 'catching-up' }
  | { readonly phase: 'online' }
  /** Lost: it tries again at that time, in milliseconds since 1970. */
  | { readonly phase: 'waiting'; readonly retryAt: number; readonly attempt: number; readonly reason: string }
  | { readonly phase: 'refused'; readonly refusal: EntryRefusal }
  /** The user left, or was put out for good. */
  | { readonly phase: 'left'; readonly reason: string };

/** The connection to the server. */
export interface Link extends Observed {
  readonly now: LinkPhase;
  /** The time that a PING took to come back, in milliseconds; undefined as long as nobody knows. */
  readonly lagMs: number | undefined;
}

/** What the server told of itself. */
export interface Facts extends Observed {
  readonly network: string;
  readonly serverName: string;
  readonly motd: readonly string[];
  /** Tokens of RPL_ISUPPORT; those without a value have the empty string. */
  readonly isupport: ReadonlyMap<string, string>;
  /** Capabilities that hold. */
  readonly caps: ReadonlySet<string>;
  /** Capabilities that the server offers, with their values. */
  readonly offered: ReadonlyMap<string, string>;
  /** The longest message in several lines. */
  readonly multiline: { readonly bytesMax: number; readonly linesMax: number } | undefined;
  /** Where everyone is who comes in without a client of IRC; undefined where there is no such room. */
  readonly lobby: string | undefined;
  readonly nickCharsMax: number;
  readonly topicBytesMax: number;
  /** Where files may be uploaded; undefined where they may not. */
  readonly filehost: string | undefined;
  /** The public key of push messages, in base64url. */
  readonly vapid: string | undefined;
  readonly canRegister: boolean;
  /** Ranks, the highest first: the letter of the mode and its prefix. */
  readonly ranks: readonly { readonly mode: string; readonly prefix: string }[];
  isChannel(name: string): boolean;
  sameName(a: string, b: string): boolean;
  fold(name: string): string;
}
