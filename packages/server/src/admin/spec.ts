import type { Settings } from '../config/schema.ts';
import type { Hands } from './hands.ts';

/** What may be said besides the words. */
export interface AdminOptions {
  /** Answers are for a program. */
  readonly json?: boolean | undefined;
  /** The server makes up a password. */
  readonly generate?: boolean | undefined;
  /** Nothing is to be changed. */
  readonly dryRun?: boolean | undefined;
  /** A channel. */
  readonly room?: string | undefined;
  /** Two accounts that talk to each other, with a comma between them. */
  readonly direct?: string | undefined;
  /** A zone of times, by its name in the IANA database. */
  readonly zone?: string | undefined;
  /** What is there already is to make room. */
  readonly force?: boolean | undefined;
}

/** What the command line asks for. */
export interface AdminRequest {
  readonly words: readonly string[];
  readonly options: AdminOptions;
  /** For words that take one; it is never among the words, where others on the machine could see it. */
  readonly password?: string | undefined;
  /** From where names of files are meant: a whole path. */
  readonly folder: string;
}

/** What follows the name of a word. */
export interface AdminCall extends Omit<AdminRequest, 'words'> {
  readonly params: readonly string[];
}

/** What comes of a word: the same twice, for people in lines, and for programs as a value that JSON can hold. */
export type AdminAnswer =
  | { readonly lines: readonly string[]; readonly data: unknown }
  /** Lines for programs, as many as there are. */
  | { readonly stream: AsyncIterable<string> }
  /** Nothing came of it, for this reason: one sentence. */
  | { readonly refused: string };

/** A word of the command line. It is a name for something that the hub, the desk or the store does. */
export type AdminWord = AdminWordShape &
  (
    | { readonly run: (hands: Hands, call: AdminCall) => AdminAnswer | Promise<AdminAnswer> }
    /** Needs no server, and nothing that is kept. */
    | { readonly alone: (call: AdminCall) => Promise<AdminAnswer> }
    /** Is done to a data folder that no server has. */
    | { readonly stopped: (settings: Settings, call: AdminCall) => Promise<AdminAnswer> }
  );

/** How a word is said, and what it is for. */
export interface AdminWordShape {
  /** What it is about, and what it does with it: `account list`. Some are one word alone. */
  readonly name: string;
  /** What follows it, in the notation of the RFCs; what it takes of options stands there too. */
  readonly takes: string;
  readonly paramsMin: number;
  /** All that follows when it is left out. */
  readonly paramsMax?: number;
  /** One sentence. */
  readonly help: string;
  readonly more?: readonly string[];
  /** Which options it takes besides `--json`. */
  readonly options?: readonly Exclude<keyof AdminOptions, 'json'>[];
  /** Whether it asks for a password. */
  readonly asksPassword?: boolean;
  /** Whether the audit log is to have no more of it than whom it was done to. */
  readonly isDiscreet?: boolean;
  /** Whether it changes anything, which the audit log is to have then. */
  readonly changes?: (call: AdminCall) => boolean;
}

/** For words that always change something. */
export const always = (): boolean => true;

/** An answer of one sentence. */
export function said(sentence: string, data: unknown = { done: sentence }): AdminAnswer {
  return { lines: [sentence], data };
}
