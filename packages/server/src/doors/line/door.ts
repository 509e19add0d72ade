import type { DeadlineQueue } from '../../loop/deadline-queue.ts';
import { LineReader } from '../../render/line/reader.ts';
import type { LineContext } from '../../render/line/replies.ts';
import type { Session } from '../../sessions/session.ts';
import type { Conversation, Door } from '../door.ts';
import { LineAcceptor } from './acceptor.ts';
import { telnetFilter } from './telnet.ts';

/** What a line door needs to know. */
export interface LineDoorParts {
  readonly context: LineContext;
  /** The channel in which everyone is who comes in here. */
  readonly lobby: string;
  readonly lineBytesMax: number;
  /** How many wrong pseudos one may give. */
  readonly pseudoTriesMax: number;
  /** Where newcomers wait who do not answer the question. */
  readonly newcomers: DeadlineQueue;
  /** Where users wait who say nothing. */
  readonly idlers: DeadlineQueue;
}

/** The door for `nc` and `telnet`: it asks a pseudo, and then one talks. */
export class LineDoor implements Door {
  readonly kind = 'line';
  readonly framing: { readonly lineBytesMax: number; readonly tagsBytesMax: 0 };
  /** For who is in one room. */
  readonly reader: LineReader;
  /** For who is in more than one. */
  readonly readerOfRooms: LineReader;
  readonly filter = telnetFilter;
  readonly parts: LineDoorParts;

  constructor(parts: LineDoorParts) {
    this.parts = parts;
    this.framing = { lineBytesMax: parts.lineBytesMax, tagsBytesMax: 0 };
    this.reader = new LineReader(parts.context, false);
    this.readerOfRooms = new LineReader(parts.context, true);
  }

  accept(session: Session): Conversation {
    return new LineAcceptor(this, session);
  }
}
