import type { Casemapping } from '@salon/protocol';
import type { Desk } from '../../accounts/desk.ts';
import type { Librarian } from '../../history/reading/librarian.ts';
import type { Origin } from '../../hub/identity.ts';
import type { DeadlineQueue } from '../../loop/deadline-queue.ts';
import type { LineReader } from '../../render/line/reader.ts';
import type { LineContext } from '../../render/line/replies.ts';

/** What a line door needs to know. */
export interface LineDoorParts {
  readonly context: LineContext;
  readonly casemapping: Casemapping;
  /** The channel in which everyone is who comes in here. */
  readonly lobby: string;
  readonly lineBytesMax: number;
  /** The user name of IRC's `nick!user@host` is the first pseudo, cut to this. */
  readonly userCharsMax: number;
  /** How many wrong pseudos one may give. */
  readonly pseudoTriesMax: number;
  /** Who knows whose accounts are. */
  readonly accounts: Desk;
  /** Who reads in the history for those who may. */
  readonly librarian: Librarian;
  /** How many lines of a room's history she is shown who comes in. */
  readonly historyLines: number;
  /** How many lines of a history are shown at most. */
  readonly linesMax: number;
  /** What time it is; milliseconds since 1970. */
  readonly now: () => number;
  /** Whether nobody comes in from somewhere without an account. */
  readonly needsAccount: (origin: Origin) => boolean;
  /** Where newcomers wait who do not answer the question. */
  readonly newcomers: DeadlineQueue;
  /** Where users wait who say nothing. */
  readonly idlers: DeadlineQueue;
  /** Whether its connections can be reset: plain TCP can, TLS and Unix sockets cannot. */
  readonly canReset: boolean;
}

/** What the conversations of one line door share. */
export interface LineRoom {
  readonly parts: LineDoorParts;
  /** For who is in one room. */
  readonly reader: LineReader;
  /** For who is in more than one. */
  readonly readerOfRooms: LineReader;
}
