import { ircLineBytesMax } from '../../render/irc/lines.ts';
import { type IrcReader, IrcReaders } from '../../render/irc/reader.ts';
import { closingLink } from '../../render/irc/replies.ts';
import type { Conversation } from '../../sessions/conversation.ts';
import type { Framing } from '../../sessions/line-framer.ts';
import type { FilterCalls } from '../../sessions/parts.ts';
import type { Session } from '../../sessions/session.ts';
import type { Door } from '../door.ts';
import { httpAnswer, Sniffer } from '../entry/sniffer.ts';
import { IrcClient } from './client.ts';
import type { IrcHouse } from './house.ts';
import type { IrcDoorParts } from './parts.ts';
import { verbs } from './verbs/table.ts';

/** The door for every IRC client. */
export class IrcDoor implements Door, IrcHouse {
  readonly kind = 'irc';
  readonly hangUp = 'close';
  readonly framing: Framing = {
    lineBytesMax: ircLineBytesMax - 2,
    tagsBytesMax: clientTagsBytesMax,
    unendedCounts: false,
  };
  readonly readers: IrcReaders;
  readonly reader: IrcReader;
  readonly parts: IrcDoorParts;
  readonly verbs = verbs;

  constructor(parts: IrcDoorParts) {
    this.parts = parts;
    this.readers = new IrcReaders(parts.context);
    this.reader = this.readers.of(new Set());
  }

  refusal(host: string, reason: string): string {
    return closingLink(host, reason);
  }

  filter({ turnedAway }: FilterCalls): (chunk: Buffer) => Buffer {
    return new Sniffer('verb', stranger => {
      if (stranger === 'http') turnedAway('HTTP is not spoken here', httpAnswer);
      else turnedAway('TLS is not spoken here');
    }).push;
  }

  accept(session: Session): Conversation {
    return new IrcClient(this, session);
  }
}

/** What a client may send as tags, with the `@` and the space (IRCv3 message-tags, "Size limit"). */
const clientTagsBytesMax = 4096;
