import type { DeadlineQueue } from '../../loop/deadline-queue.ts';
import type { IrcContext } from '../../render/irc/context.ts';
import { ircLineBytesMax } from '../../render/irc/lines.ts';
import { type IrcReader, IrcReaders } from '../../render/irc/reader.ts';
import type { Framing } from '../../sessions/line-framer.ts';
import type { Session } from '../../sessions/session.ts';
import type { Conversation, Door } from '../door.ts';
import { IrcClient } from './client.ts';

/** What an IRC door needs to know. */
export interface IrcDoorParts {
  readonly context: IrcContext;
  /** What PASS must give, if anything. */
  readonly password: string | undefined;
  /** Where newcomers wait who do not register. */
  readonly newcomers: DeadlineQueue;
  /** Where users wait who send nothing. */
  readonly idlers: DeadlineQueue;
  readonly now: () => number;
}

/** The door for every IRC client. */
export class IrcDoor implements Door {
  readonly kind = 'irc';
  readonly framing: Framing = {
    lineBytesMax: ircLineBytesMax - 2,
    tagsBytesMax: clientTagsBytesMax,
  };
  readonly readers: IrcReaders;
  readonly reader: IrcReader;
  readonly parts: IrcDoorParts;

  constructor(parts: IrcDoorParts) {
    this.parts = parts;
    this.readers = new IrcReaders(parts.context);
    this.reader = this.readers.of(new Set());
  }

  accept(session: Session): Conversation {
    return new IrcClient(this, session);
  }
}

/** What a client may send as tags, with the `@` and the space (IRCv3 message-tags, "Size limit"). */
const clientTagsBytesMax = 4096;
