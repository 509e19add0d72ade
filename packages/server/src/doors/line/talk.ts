import { fold } from '@salon/protocol';
import type { Event, Joined, Reply } from '../../hub/effect.ts';
import { lineEnd } from '../../render/line/reader.ts';
import { notice, plain } from '../../render/line/text.ts';
import { isSlip, slipSays } from '../../services/slip.ts';
import type { Patron } from '../../services/spec.ts';
import { services } from '../../services/table.ts';
import type { Conversation } from '../../sessions/conversation.ts';
import type { LineFault } from '../../sessions/line-framer.ts';
import type { Session } from '../../sessions/session.ts';
import { faultLine, typed } from './input.ts';
import type { LineDoorParts, LineRoom } from './parts.ts';
import { showBefore } from './past.ts';
import type { Talker } from './talker.ts';
import { runWord } from './words.ts';

/** The talk with a user of a line door: lines are speech to the room joined or chosen last, `/words` are commands. */
export class LineTalk implements Conversation, Talker {
  readonly session: Session;
  /** The names of the rooms in which she is; what she says goes to the last of them. */
  rooms: readonly string[] = [];
  account: string | undefined;
  private readonly door: LineRoom;

  /** `account` is the one to which she was logged in as she came in. */
  constructor(door: LineRoom, session: Session, account: string | undefined) {
    this.door = door;
    this.account = account;
    this.session = session;
    session.watch(door.parts.idlers);
  }

  get parts(): LineDoorParts {
    return this.door.parts;
  }

  get room(): string | undefined {
    return this.rooms.at(-1);
  }

  heard(line: string): void {
    this.session.watch(this.door.parts.idlers);
    const text = typed(line);
    if (text.startsWith('//')) this.say(text.slice(1));
    else if (text.startsWith('/')) this.carryOut(text.slice(1));
    else if (text.trim() !== '') this.say(text);
  }

  private carryOut(words: string): void {
    const running = runWord(this, words);
    if (running !== undefined) this.session.whileWaiting(running);
  }

  /** As whom services know her. */
  get patron(): Patron {
    const { session, account } = this;
    return {
      visitor: { session: session.id, origin: session.origin },
      desk: this.door.parts.accounts,
      nick: session.nick,
      account,
      submit: command => session.submit(command),
      ask: query => session.ask(query),
      hear: ({ sentences }) => this.tell(...sentences.map(plain)),
      howTo: (service, words) => `/${services[service].short.toLowerCase()} ${words}`,
    };
  }

  misheard(fault: LineFault): void {
    this.session.watch(this.door.parts.idlers);
    this.session.write(faultLine(fault, this.door.parts.lineBytesMax));
  }

  say(text: string): void {
    const { room } = this;
    if (isSlip(text)) this.patron.hear(slipSays(this.patron));
    else if (room === undefined) this.tell('You are in no room. /join one; /rooms shows which there are.');
    else this.session.submit({ type: 'say', target: room, manner: 'message', text });
  }

  tell(...sentences: readonly string[]): void {
    this.show(sentences.map(notice));
  }

  show(lines: readonly string[]): void {
    this.session.write(lines.map(line => line + lineEnd).join(''));
  }

  roomNamed(name: string): string | undefined {
    return this.rooms.find(room => this.isSame(room, name) || this.isSame(room, `#${name}`));
  }

  choose(room: string): void {
    this.rooms = [...this.without(room), room];
    this.tell(`What you say goes to ${room} now.`);
  }

  noted(effect: Event | Reply): void {
    switch (effect.type) {
      case 'joined':
        this.enteredRoom(effect);
        break;
      case 'parted':
      case 'kicked':
        this.leftRoom(effect.channel);
        break;
      case 'channel-renamed':
        this.rooms = this.rooms.map(room => (this.isSame(room, effect.from) ? effect.channel : room));
        break;
      case 'logged-in':
      case 'logged-out':
        this.account = effect.who.account;
        break;
      case 'renamed':
        this.session.nick = effect.nick;
        break;
      case 'dismissed':
        this.session.finish();
        break;
    }
  }

  silentTooLong(): void {
    this.session.write(`${this.session.nick} seems to be afk. Force disconnection.${lineEnd}`);
    this.session.dismiss('Idle for too long');
  }

  interrupted(): void {
    this.session.dismiss('Interrupted');
  }

  farewell(reason: string): string {
    return notice(`${reason}. Bye ${this.session.nick} !`) + lineEnd;
  }

  private enteredRoom({ channel: room, id, at }: Joined): void {
    this.rooms = [...this.rooms, room];
    this.chooseReader();
    if (this.rooms.length > 1)
      this.tell(`You are in ${this.rooms.length} rooms; what you say goes to ${room}.`);
    // A room that only has another name by now is gone into without an id.
    if (id !== undefined) this.session.alongside(showBefore(this, room, { id, at }));
  }

  private leftRoom(room: string): void {
    this.rooms = this.without(room);
    this.chooseReader();
    this.tell(
      this.room === undefined
        ? 'You are in no room now. /join one; /rooms shows which there are.'
        : `What you say goes to ${this.room} now.`,
    );
  }

  private chooseReader(): void {
    this.session.reader = this.rooms.length > 1 ? this.door.readerOfRooms : this.door.reader;
  }

  private isSame(one: string, other: string): boolean {
    const { casemapping } = this.door.parts;
    return fold(one, casemapping) === fold(other, casemapping);
  }

  private without(room: string): readonly string[] {
    return this.rooms.filter(other => !this.isSame(other, room));
  }
}
