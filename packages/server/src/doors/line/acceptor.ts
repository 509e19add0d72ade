import type { Event, Reply } from '../../hub/effect.ts';
import { isEntryRefusal } from '../../hub/refusal.ts';
import { lineEnd } from '../../render/line/reader.ts';
import { notice } from '../../render/line/text.ts';
import type { Conversation } from '../../sessions/conversation.ts';
import type { LineFault } from '../../sessions/line-framer.ts';
import type { Session } from '../../sessions/session.ts';
import { notLetIn } from '../quit-reason.ts';
import { faultLine, typed } from './input.ts';
import type { LineRoom } from './parts.ts';
import { LineTalk } from './talk.ts';

/** The question, as the first version of this system asked it. */
const question = notice('Enter pseudo: ');

/** The ACCEPTOR of a line door: asks one newcomer for a pseudo, and again while it is wrong. */
export class LineAcceptor implements Conversation {
  private readonly door: LineRoom;
  private readonly session: Session;
  private wrong = 0;

  constructor(door: LineRoom, session: Session) {
    this.door = door;
    this.session = session;
    session.watch(door.parts.newcomers);
    session.write(question);
  }

  heard(line: string): void {
    if (this.door.parts.needsAccount(this.session.origin)) {
      this.session.seeOff('Here one has to log in with an IRC client');
      return;
    }
    const pseudo = typed(line).trim();
    this.session.submit({
      type: 'enter',
      nick: pseudo,
      user: pseudo.slice(0, this.door.parts.userCharsMax),
      host: this.session.host,
      origin: this.session.origin,
      real: pseudo,
      via: 'line',
      channels: [this.door.parts.lobby],
    });
  }

  misheard(fault: LineFault): void {
    this.session.write(faultLine(fault, this.door.parts.lineBytesMax));
    this.askAgain();
  }

  noted(effect: Event | Reply): void {
    if (effect.type === 'refused') {
      if (isEntryRefusal(effect.refusal)) this.session.seeOff(notLetIn);
      else this.askAgain();
    } else if (effect.type === 'entered') {
      this.session.nick = effect.who.nick;
      this.session.letIn();
      this.session.conversation = new LineTalk(this.door, this.session);
    }
  }

  silentTooLong(): void {
    this.session.write(lineEnd);
    this.session.seeOff('No pseudo was given in time');
  }

  interrupted(): void {
    this.session.seeOff('Interrupted');
  }

  farewell(reason: string): string {
    return notice(`${reason}. Bye !`) + lineEnd;
  }

  private askAgain(): void {
    this.wrong += 1;
    if (this.wrong < this.door.parts.pseudoTriesMax) {
      this.session.write(question);
      return;
    }
    this.session.seeOff(`Those were ${this.wrong} wrong pseudos`);
  }
}
