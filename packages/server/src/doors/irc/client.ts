import {
  type CapabilityName,
  drafts,
  fold,
  type Message,
  type NumericName,
  parseLine,
} from '@salon/protocol';
import type { LoginOutcome, OwnAccount } from '../../accounts/outcomes.ts';
import type { Visitor } from '../../accounts/parts.ts';
import type { Exchange } from '../../accounts/sasl/exchange.ts';
import type { ChannelRenamed, Entered, Event, Reply } from '../../hub/effect.ts';
import { changedIdentity, type Identity, type Origin } from '../../hub/identity.ts';
import { oneself } from '../../hub/metadata/subject.ts';
import type { Query } from '../../hub/query.ts';
import { isEntryRefusal } from '../../hub/refusal.ts';
import type { Command } from '../../hub/signal.ts';
import { isupportLines, motd } from '../../render/irc/about.ts';
import type { IrcContext } from '../../render/irc/context.ts';
import { NumericLines, namelessNick, wholeLine, word } from '../../render/irc/lines.ts';
import { knowsMetadata } from '../../render/irc/metadata.ts';
import type { IrcReader } from '../../render/irc/reader.ts';
import { closingLink } from '../../render/irc/replies.ts';
import type { Conversation } from '../../sessions/conversation.ts';
import type { LineFault } from '../../sessions/line-framer.ts';
import type { Session } from '../../sessions/session.ts';
import type { Verdict } from '../passwords.ts';
import { notLetIn } from '../quit-reason.ts';
import { joinedAlone, showRoom } from '../rooms.ts';
import { IrcAcceptor } from './acceptor.ts';
import { showOwnModes, syncRoom } from './coming-in.ts';
import type { Gateways } from './gateways.ts';
import { playMissedTalks, playOnJoin } from './history/on-join.ts';
import type { IrcHouse } from './house.ts';
import { answerUnder, labelOf } from './labels.ts';
import type { Answering, OpenBatch } from './open-batch.ts';
import type { IrcDoorParts } from './parts.ts';
import { showRenamed } from './renamed-channel.ts';
import { stsValue } from './sts.ts';
import { interrupted, lostLine } from './verbs/batch.ts';
import { registrationNews } from './verbs/capabilities.ts';
import type { Client, Negotiation } from './verbs/spec.ts';

/** Just let in: with which modes, and in which rooms she is already. */
interface Welcomed {
  readonly stage: 'welcomed';
  readonly modes: string;
  readonly rooms: readonly string[];
}

/** Where a client stands: still registering, just let in and being welcomed, or at home. */
type Stage =
  | { readonly stage: 'newcomer'; readonly acceptor: IrcAcceptor }
  | Welcomed
  | { readonly stage: 'user' };

/** The talk with an IRC client: its lines become commands and queries by the table of verbs. */
export class IrcClient implements Conversation, Client {
  readonly door: IrcHouse;
  readonly session: Session;
  capabilities: ReadonlySet<CapabilityName> = none;
  private at: Stage = { stage: 'newcomer', acceptor: new IrcAcceptor(this) };
  private reader: IrcReader;
  readonly negotiation: Negotiation = { with302: false };
  private who: Identity | undefined;
  private batches = 0;
  private wasPinged = false;
  /** She goes by her own doing: ERROR is enough of a farewell. */
  private leaves = false;
  private wrongOpers = 0;
  sasl: Exchange | undefined;
  batch: OpenBatch | undefined;
  playsSince: number | undefined;
  private missedSince: number | undefined;
  /** In which channels it was shown what it missed. */
  private readonly caughtUp = new Set<string>();
  /** Under which label the line that is carried out is answered, if it has one. */
  private label: string | undefined;

  constructor(door: IrcHouse, session: Session) {
    this.door = door;
    this.session = session;
    this.reader = door.readers.of(this.capabilities);
    session.watch(door.parts.newcomers);
  }

  get acceptor(): IrcAcceptor | undefined {
    return this.at.stage === 'newcomer' ? this.at.acceptor : undefined;
  }

  heard(line: string): void {
    this.showedLife();
    const message = parseLine(line);
    if (message.command !== '') this.labelling(message, () => this.carryOut(message));
  }

  misheard(fault: LineFault, garbled = ''): void {
    this.showedLife();
    lostLine(this);
    const message = parseLine(garbled);
    if (fault === 'too-long') {
      this.labelling(message, () => this.numeric('ERR_INPUTTOOLONG'));
      return;
    }
    const about = /^[A-Z]+$/.test(message.command) ? message.command : '*';
    this.labelling(message, () =>
      this.fail(about, 'INVALID_UTF8', [], 'Lines must be UTF-8; this one was not taken'),
    );
  }

  private carryOut(message: Message): void | Promise<void> {
    const { acceptor } = this;
    if (this.batch !== undefined) interrupted(this, message);
    const verb = this.door.verbs.get(message.command);
    if (verb === undefined) {
      if (acceptor === undefined) this.numeric('ERR_UNKNOWNCOMMAND', word(message.command));
      else this.numeric('ERR_NOTREGISTERED');
      return;
    }
    if (verb.for === 'users' && acceptor !== undefined) this.numeric('ERR_NOTREGISTERED');
    else if (verb.for === 'newcomers' && acceptor === undefined) this.numeric('ERR_ALREADYREGISTRED');
    else if (message.params.length < verb.paramsMin) this.numeric('ERR_NEEDMOREPARAMS', message.command);
    else {
      this.door.parts.used(message.command);
      return verb.run(this, message);
    }
  }

  /** Lets what answers a line carry the line's label, if it has one and the client knows labels. */
  private labelling(message: Message, serve: () => void | Promise<void>): void {
    const { session } = this;
    const label = labelOf(message, this.capabilities);
    if (label === undefined) {
      const running = serve();
      if (running !== undefined) session.whileWaiting(running);
      return;
    }
    this.label = label;
    try {
      const running = answerUnder(label, this, session, serve);
      if (running !== undefined) session.whileWaiting(running);
    } finally {
      this.label = undefined;
    }
  }

  answerLater(): Answering {
    const { label, session } = this;
    if (label === undefined) return serve => serve();
    session.dropAnswer();
    return serve => answerUnder(label, this, session, serve);
  }

  letWait(batch: OpenBatch): void {
    this.session.letWait(batch, this.door.parts.unfinished);
  }

  guarded(serve: () => void): void {
    this.session.guarded(serve);
  }

  lend(lines: number): void {
    this.session.lend(lines);
  }

  noted(effect: Event | Reply): void {
    switch (effect.type) {
      case 'refused':
        if (this.acceptor !== undefined && isEntryRefusal(effect.refusal)) this.quit(notLetIn);
        else this.acceptor?.refused(effect.refusal);
        break;
      case 'entered':
        this.entered(effect);
        break;
      case 'answered':
        if (this.at.stage === 'welcomed' && effect.answer.type === 'lusers') this.atHome(this.at, effect.at);
        break;
      case 'oper-failed':
        this.wrongOpers += 1;
        if (this.wrongOpers >= wrongOpersMax) this.quit('Too many wrong passwords');
        break;
      case 'joined':
        this.cameInto(effect.channel);
        break;
      case 'renamed':
        this.session.nick = effect.nick;
        this.changed({ nick: effect.nick });
        break;
      case 'logged-in':
      case 'logged-out':
        this.changed({ account: effect.who.account });
        break;
      case 'host-changed':
        this.changed({ user: effect.user, host: effect.host });
        break;
      case 'channel-renamed':
        if (!this.capabilities.has(drafts.channelRename)) this.seesRenamed(effect);
        break;
      case 'dismissed':
        this.session.finish();
        break;
    }
  }

  /**
   * A user who is silent is asked for a sign of life first: she may only be listening. Who is behind is asked too, so
   * that a connection that is gone is noticed, but her answer waits behind her lines and is not waited for.
   */
  silentTooLong(): void {
    const { pinged, silenceSecondsMax } = this.door.parts;
    if (this.acceptor !== undefined) this.session.dismiss('Registration timeout');
    else if (this.wasPinged && !this.session.isBehind)
      this.session.dismiss(`Ping timeout: ${silenceSecondsMax} seconds`);
    else {
      this.wasPinged = !this.session.isBehind;
      this.session.watch(pinged);
      this.tell(wholeLine(`PING :${this.context.serverName}`));
    }
  }

  allowed(tokens: readonly string[]): void {
    if (this.acceptor !== undefined) return;
    this.tell(isupportLines(this.context, this.lines, tokens, this.capabilities));
  }

  /** IRCv3 cap-notify: the values of capabilities are for those who read version 302. */
  stsChanged(): void {
    this.tellOfCapabilities(this.sts === undefined ? 'DEL :sts' : `NEW :sts=${this.sts}`);
  }

  registrationChanged(): void {
    this.tellOfCapabilities(registrationNews(this));
    if (this.door.parts.accountRules.registration === 'open') return;
    if (!this.capabilities.has(drafts.accountRegistration)) return;
    this.agree(new Set([...this.capabilities].filter(name => name !== drafts.accountRegistration)));
  }

  private tellOfCapabilities(news: string): void {
    if (!this.negotiation.with302 || !this.capabilities.has('cap-notify')) return;
    this.tell(wholeLine(`:${this.context.serverName} CAP ${this.nick} ${news}`));
  }

  private changed(changes: Partial<Identity>): void {
    if (this.who !== undefined) this.who = changedIdentity(this.who, changes);
  }

  /** The welcome begins: what it asks for comes before all else. */
  private entered({ who, modes, rooms, missedSince }: Entered): void {
    this.session.nick = who.nick;
    this.who = who;
    this.session.letIn();
    this.missedSince = missedSince;
    this.at = { stage: 'welcomed', modes, rooms: rooms ?? [] };
    this.showedLife();
    if (knowsMetadata(this.capabilities)) this.session.ask({ type: 'metadata-list', target: oneself });
    this.session.ask({ type: 'lusers' });
  }

  /** The welcome ends: what comes now is the talk. */
  private atHome({ modes, rooms }: Welcomed, now: number): void {
    this.write(motd(this.context, this.lines));
    this.at = { stage: 'user' };
    if (this.who !== undefined) showOwnModes(this.session, this.who, modes, now);
    const isTold = this.capabilities.has(drafts.persistence) && this.account !== undefined;
    if (isTold) this.session.ask({ type: 'persistence' });
    for (const room of rooms) this.seesRoom(room, now);
    this.missedTalks();
  }

  /** She is in a channel already, by another device of hers. */
  private seesRoom(room: string, at: number): void {
    if (this.who === undefined) return;
    showRoom(this.session, joinedAlone(this.session, this.who, room, at));
    this.cameInto(room);
  }

  private seesRenamed(renamed: ChannelRenamed): void {
    const { from, channel } = renamed;
    if (this.who === undefined || this.isSame(from, channel)) return;
    showRenamed(this.session, this.who, renamed);
    syncRoom(this.session, this.capabilities, channel);
  }

  private cameInto(channel: string): void {
    syncRoom(this.session, this.capabilities, channel);
    const playing = playOnJoin(this, channel);
    if (playing !== undefined) this.session.whileWaiting(playing);
  }

  private missedTalks(): void {
    const playing = this.missedSince === undefined ? undefined : playMissedTalks(this, this.missedSince);
    if (playing !== undefined) this.session.whileWaiting(playing);
  }

  missedIn(channel: string): number | undefined {
    const key = fold(channel, this.context.limits.casemapping);
    if (this.missedSince === undefined || this.caughtUp.has(key)) return undefined;
    this.caughtUp.add(key);
    return this.missedSince;
  }

  private showedLife(): void {
    if (this.acceptor !== undefined || this.session.isBehind) return;
    this.wasPinged = false;
    this.session.watch(this.door.parts.silent);
  }

  interrupted(): void {
    this.session.dismiss('Interrupted');
  }

  farewell(reason: string): string {
    const notice = this.leaves ? '' : wholeLine(`:${this.context.serverName} NOTICE ${this.nick} :${reason}`);
    return this.reader.stamped(notice + closingLink(this.session.host, reason), this.now());
  }

  get nick(): string {
    return this.session.nick || namelessNick;
  }

  isSame(one: string, other: string): boolean {
    const { casemapping } = this.context.limits;
    return fold(one, casemapping) === fold(other, casemapping);
  }

  get mask(): string | undefined {
    return this.who?.mask;
  }

  get maskSoFar(): string {
    const { user, nick } = this.acceptor ?? {};
    return this.mask ?? `${nick ?? namelessNick}!${user ? `~${user.name}` : namelessNick}@${this.host}`;
  }

  get account(): string | undefined {
    return this.acceptor === undefined ? this.who?.account : this.acceptor.own?.account;
  }

  get visitor(): Visitor {
    return { session: this.session.id, origin: this.origin };
  }

  get context(): IrcContext {
    return this.door.parts.context;
  }

  get lines(): NumericLines {
    return new NumericLines(this.context.serverName, this.nick);
  }

  numeric(name: NumericName, ...params: readonly string[]): void {
    this.write(this.lines.line(name, ...params));
  }

  fail(command: string, code: string, about: readonly string[], sentence: string): void {
    this.write(this.lines.fail(command, code, about, sentence));
  }

  write(lines: string): void {
    this.session.answer(this.reader.stamped(lines, this.now()));
  }

  writeAsIs(lines: string): void {
    this.session.answer(lines);
  }

  tellAsIs(lines: string): void {
    this.session.write(lines);
  }

  spend(lines: number): void {
    this.session.spend(lines);
  }

  rendered(event: Event): string {
    return this.reader.event(event);
  }

  newReference(): string {
    this.batches += 1;
    return this.batches.toString(36);
  }

  whenRoom(): Promise<void> {
    return this.session.whenRoom();
  }

  /** Sends whole lines of the server's own that answer nothing. */
  private tell(lines: string): void {
    this.session.write(this.reader.stamped(lines, this.now()));
  }

  submit(command: Command): void {
    this.session.submit(command);
  }

  ask(query: Query): void {
    this.session.ask(query);
    if (looksAtEverything(query)) this.session.endTurn();
  }

  quit(reason: string): void {
    this.leaves = true;
    this.session.dismiss(reason);
  }

  seeOff(reason: string): void {
    this.session.seeOff(reason);
  }

  now(): number {
    return this.door.parts.now();
  }

  get verbs(): IrcHouse['verbs'] {
    return this.door.verbs;
  }

  get host(): string {
    return this.session.host;
  }

  get origin(): Origin {
    return this.session.origin;
  }

  moveTo(origin: Origin): void {
    this.session.moveTo(origin);
  }

  get gateways(): Gateways {
    return this.door.parts.gateways;
  }

  get sts(): string | undefined {
    return stsValue(this.door.parts.sts, this.origin.secure);
  }

  checkPassword(given: string): Verdict | Promise<Verdict> {
    const { password, passwords } = this.door.parts;
    return password === '' ? 'right' : passwords.check(password, given);
  }

  get asksPassword(): boolean {
    return this.door.parts.password !== '';
  }

  get needsAccount(): boolean {
    return this.door.parts.needsAccount(this.origin);
  }

  logIn(account: string, password: string): Promise<LoginOutcome> {
    return this.door.parts.accounts.logins.byPassword(this.visitor, account, password);
  }

  isStillHers(own: OwnAccount): boolean {
    return this.door.parts.accounts.isStillHers(own);
  }

  get desk(): IrcDoorParts {
    return this.door.parts;
  }

  agree(capabilities: ReadonlySet<CapabilityName>): void {
    this.capabilities = capabilities;
    this.reader = this.door.readers.of(capabilities);
    this.session.reader = this.reader;
  }
}

/** What a client agreed to that did not negotiate: one set for all of them. */
const none: ReadonlySet<CapabilityName> = new Set();

/** How often someone may fail to become an operator of the server. */
const wrongOpersMax = 3;

/** Questions whose cost grows with all users or channels: one of a client in a turn is enough. */
function looksAtEverything({ type }: Query): boolean {
  return type === 'list' || type === 'lusers' || type === 'who' || type === 'metadata-sync';
}
