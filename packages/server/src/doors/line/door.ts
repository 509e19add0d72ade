import { LineReader, lineEnd } from '../../render/line/reader.ts';
import { notice, plain } from '../../render/line/text.ts';
import type { Conversation } from '../../sessions/conversation.ts';
import type { Framing } from '../../sessions/line-framer.ts';
import type { FilterCalls } from '../../sessions/parts.ts';
import type { Session } from '../../sessions/session.ts';
import type { TalkDoor } from '../door.ts';
import { Sniffer } from '../entry/sniffer.ts';
import { LineAcceptor } from './acceptor.ts';
import type { LineDoorParts, LineRoom } from './parts.ts';
import { telnetFilter } from './telnet.ts';

/** The door for `nc` and `telnet`: it asks a pseudo, and then one talks. */
export class LineDoor implements TalkDoor, LineRoom {
  readonly kind = 'line';
  readonly framing: Framing;
  readonly reader: LineReader;
  readonly readerOfRooms: LineReader;
  readonly hangUp: 'close' | 'reset';
  readonly parts: LineDoorParts;

  constructor(parts: LineDoorParts) {
    this.parts = parts;
    this.hangUp = parts.canReset ? 'reset' : 'close';
    this.framing = { lineBytesMax: parts.lineBytesMax, tagsBytesMax: 0, unendedCounts: true };
    this.reader = new LineReader(parts.context, false);
    this.readerOfRooms = new LineReader(parts.context, true);
  }

  refusal(_host: string, reason: string): string {
    return notice(plain(`${reason}. Bye !`)) + lineEnd;
  }

  filter(calls: FilterCalls): (chunk: Buffer) => Buffer {
    const sniffer = new Sniffer('request-line', stranger =>
      calls.turnedAway(`${stranger.toUpperCase()} is not spoken here`),
    );
    const withoutTelnet = telnetFilter(calls);
    return chunk => withoutTelnet(sniffer.push(chunk));
  }

  accept(session: Session): Conversation {
    return new LineAcceptor(this, session);
  }
}
