import type { LoginOutcome, OwnAccount } from '../../accounts/outcomes.ts';
import type { Event, Reply } from '../../hub/effect.ts';
import { isAccountLost, isEntryRefusal } from '../../hub/refusal.ts';
import { lineEnd } from '../../render/line/reader.ts';
import { notice, plain } from '../../render/line/text.ts';
import { outcomeSentence } from '../../render/services/outcomes.ts';
import type { Conversation } from '../../sessions/conversation.ts';
import type { LineFault } from '../../sessions/line-framer.ts';
import type { Session } from '../../sessions/session.ts';
import { notLetIn } from '../quit-reason.ts';
import { joinedAlone, showRoom } from '../rooms.ts';
import { faultLine, typed } from './input.ts';
import type { LineRoom } from './parts.ts';
import { LineTalk } from './talk.ts';

/** The question, as the first version of this system asked it. */
const question = notice('Enter pseudo: ');

/**
 * The ACCEPTOR of a line door: asks one newcomer for a pseudo, and again while it is wrong. Who has an account gives her
 * password behind her pseudo.
 */
export class LineAcceptor implements Conversation {
  private readonly door: LineRoom;
  private readonly session: Session;
  /** The account that she has proved to be hers. */
  private own: OwnAccount | undefined;
  private wrong = 0;

  constructor(door: LineRoom, session: Session) {
    this.door = door;
    this.session = session;
    session.watch(door.parts.newcomers);
    session.write(question);
  }

  heard(line: string): void {
    const answer = typed(line).trim();
    const [, pseudo = '', password = ''] = /^(\S+)\s+(.+)$/.exec(answer) ?? [];
    // Of a pseudo that is nobody's, what follows is no password, but a mistake.
    const owner = password === '' ? undefined : this.door.parts.accounts.ownerOf(pseudo);
    if (owner === undefined) this.enter(answer);
    else this.session.whileWaiting(this.logIn(owner.name, pseudo, password));
  }

  private async logIn(account: string, pseudo: string, password: string): Promise<void> {
    const { id: session, origin } = this.session;
    const outcome = await this.door.parts.accounts.logins.byPassword({ session, origin }, account, password);
    this.decide(outcome, pseudo);
  }

  private decide(outcome: LoginOutcome, pseudo: string): void {
    if (outcome.is !== 'proved') {
      this.tell(outcomeSentence(outcome));
      this.askAgain();
      return;
    }
    this.own = outcome;
    this.enter(pseudo);
  }

  private enter(pseudo: string): void {
    const { door, session } = this;
    // What she proved may be worth nothing any more: she may come in otherwise.
    if (this.own !== undefined && !door.parts.accounts.isStillHers(this.own)) this.own = undefined;
    const { own } = this;
    if (own === undefined && door.parts.needsAccount(session.origin)) {
      this.tell('Only who has an account can come in: give your pseudo, and your password behind it.');
      this.askAgain();
      return;
    }
    session.submit({
      type: 'enter',
      nick: pseudo,
      user: pseudo.slice(0, door.parts.userCharsMax),
      host: session.host,
      origin: session.origin,
      real: pseudo,
      via: 'line',
      channels: [door.parts.lobby],
      ...(own !== undefined && { account: own.account, credential: own.credential }),
      ...(own?.token !== undefined && { token: own.token }),
    });
  }

  misheard(fault: LineFault): void {
    this.session.write(faultLine(fault, this.door.parts.lineBytesMax));
    this.askAgain();
  }

  noted(effect: Event | Reply): void {
    if (effect.type === 'refused') {
      if (isEntryRefusal(effect.refusal)) {
        this.session.seeOff(notLetIn);
        return;
      }
      // What she proved is worth nothing any more, when that is why: she may come in otherwise.
      if (isAccountLost(effect.refusal)) this.own = undefined;
      if (effect.refusal.code === 'nick-reserved')
        this.tell(`If it is yours, give your password behind it: ${effect.refusal.nick} PASSWORD`);
      this.askAgain();
    } else if (effect.type === 'entered') {
      this.session.nick = effect.who.nick;
      this.session.letIn();
      const talk = new LineTalk(this.door, this.session, effect.who.account);
      this.session.conversation = talk;
      for (const room of effect.rooms ?? []) {
        const joined = joinedAlone(this.session, effect.who, room, effect.at);
        talk.noted(joined);
        showRoom(this.session, joined);
      }
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

  private tell(sentence: string): void {
    this.session.write(notice(plain(sentence)) + lineEnd);
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
