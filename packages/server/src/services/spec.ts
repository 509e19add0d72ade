import type { ServiceName } from '@salon/protocol';
import type { Desk } from '../accounts/desk.ts';
import type { Visitor } from '../accounts/parts.ts';
import type { Query } from '../hub/query.ts';
import type { Command } from '../hub/signal.ts';
import type { ServiceSays } from '../render/services/says.ts';

/** Who speaks to a service, by whatever door she came in. */
export interface Patron {
  /** As whom the desk knows her. */
  readonly visitor: Visitor;
  /** What makes accounts, and finds out whose they are. */
  readonly desk: Desk;
  readonly nick: string;
  /** The account that she is logged in to. */
  readonly account: string | undefined;
  /** Wants something changed. */
  submit(command: Command): void;
  /** Wants to know something. */
  ask(query: Query): void;
  /** Is told something by a service. */
  hear(says: ServiceSays): void;
  /** How she speaks to a service by her door: `/ns REGISTER ...`, for hints. */
  howTo(service: ServiceName, words: string): string;
}

/** What follows the word of a service. */
export interface Asked {
  readonly words: readonly string[];
  /** All that follows the first so many words, as it was written. */
  after(count: number): string;
}

/** One word that a service listens to. It is a name for something that the hub or the desk does, and does nothing itself. */
export interface ServiceWord {
  readonly word: string;
  /** What may follow it, in the notation of the RFCs. */
  readonly takes: string;
  /** How many words must follow it. */
  readonly wordsMin: number;
  /** One sentence for the list of words. */
  readonly help: string;
  /** More about it, for HELP <word>. */
  readonly more?: readonly string[];
  /** Whether it is for operators of the server alone: HELP says so. */
  readonly forOperators?: boolean;
  /** Resolves later when it takes its time: until then her other lines wait. */
  readonly run: (patron: Patron, asked: Asked) => void | Promise<void>;
}

/** A service: a table of words under a name. It is no user: nobody is called so, and it is in no room. */
export interface Service {
  readonly name: ServiceName;
  /** How it is called where that is shorter. */
  readonly short: string;
  /** One sentence about it. */
  readonly about: string;
  readonly words: readonly ServiceWord[];
}
