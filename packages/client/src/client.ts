import { parseLine, writeTime } from '@salon/protocol';
import { devices, removeDevice, uploadTicket } from './asking/accounts.ts';
import { OwnAccount } from './asking/own-account.ts';
import { metadataOf, setMetadata, setRealname, whois } from './asking/people.ts';
import { join, listModes, listRooms } from './asking/rooms.ts';
import { search } from './asking/search.ts';
import { ComingIn } from './coming-in.ts';
import { ask, type Core, isOnline, order } from './core.ts';
import { Pager } from './history/pager.ts';
import { learn, type Reactions } from './inbound/table.ts';
import { isSpeech } from './inbound/talk.ts';
import { allStoppedTyping } from './inbound/typing.ts';
import type { Call, ChatClient, Entrance, Outcome, Sought, TypingState } from './model/client.ts';
import type { Person } from './model/person.ts';
import type { Loudness, Room } from './model/room.ts';
import { TypingNotifier } from './outgoing/notifier.ts';
import { Reading } from './outgoing/reading.ts';
import { Sender } from './outgoing/sender.ts';
import type { ClientParts } from './parts.ts';
import { Authors } from './state/authors.ts';
import { Bell } from './state/changing.ts';
import { FactsState } from './state/facts.ts';
import { KeptRooms } from './state/kept.ts';
import { LinkState } from './state/link.ts';
import { MeState, People } from './state/people.ts';
import { RoomState } from './state/room.ts';
import { RoomsState } from './state/rooms.ts';
import { Connection } from './wire/connection.ts';
import { Exchange } from './wire/exchange.ts';
import { linesOf } from './wire/reply.ts';

/** What waits longer to be confirmed is kept over restarts. Milliseconds. */
const rememberMs = 1000;

/** A client that is not connected yet. */
export function createClient(parts: ClientParts): ChatClient {
  return new Client(parts);
}

class Client implements ChatClient {
  readonly link: LinkState;
  readonly facts: FactsState;
  readonly me: MeState;
  readonly rooms: RoomsState;
  private readonly core: Core;
  private readonly connection: Connection;
  private readonly exchange: Exchange;
  private readonly pager: Pager;
  private readonly sender: Sender;
  private readonly notifier: TypingNotifier;
  private readonly comingIn: ComingIn;
  private readonly kept: KeptRooms;
  private readonly hearers = new Set<(call: Call) => void>();
  private readonly reading: Reading;
  /** Why the user is away: she is so again when she comes again. */
  private away: string | undefined;
  private readonly account: OwnAccount;
  /** As whom one came in last: an account, or the nick of a guest. */
  private who: string | undefined;
  /** Cancels what is to be remembered soon. */
  private remembering: (() => void) | undefined;

  constructor(parts: ClientParts) {
    const bell = new Bell(parts.soon);
    const facts = new FactsState(bell);
    this.facts = facts;
    this.link = new LinkState(bell);
    this.me = new MeState(bell);
    this.kept = new KeptRooms(parts.keep);
    this.rooms = new RoomsState({
      bell,
      windowMax: parts.windowMax,
      fold: facts.fold,
      get prefixes() {
        return facts.prefixes;
      },
      isOwnNick: nick => facts.sameName(nick, this.me.nick),
      unsentChanged: () => {
        this.remembering ??= parts.clock.after(rememberMs, () => this.remember());
      },
    });
    this.exchange = new Exchange({
      clock: parts.clock,
      write: line => this.connection.send(line),
      hear: reply => this.core.hear(reply),
      has: capability => facts.caps.has(capability),
    });
    this.core = {
      parts,
      link: this.link,
      facts,
      me: this.me,
      authors: new Authors(),
      people: new People(bell, facts.fold, () => this.nicksNear()),
      rooms: this.rooms,
      exchange: this.exchange,
      looked: undefined,
      mentionWords: [],
      call: call => this.call(call),
      sees: room => this.reading.sees(room),
      seen: room => this.reading.seen(room),
      hear: reply => learn(this.core, reply, this.reactions),
      remember: () => this.remember(),
    };
    this.connection = new Connection({
      parts,
      link: this.link,
      facts,
      calls: {
        welcomed: (nick, isLoggedIn) => this.welcomed(nick, isLoggedIn),
        line: line => this.exchange.receive(line),
        lost: () => this.lost(),
      },
    });
    this.pager = new Pager(this.core);
    this.sender = new Sender(this.core);
    this.notifier = new TypingNotifier(this.core);
    this.reading = new Reading(this.core);
    const { connection } = this;
    this.account = new OwnAccount(this.core, {
      get current() {
        return connection.current;
      },
      change: entrance => {
        if (entrance.login !== undefined) this.who = facts.fold(entrance.login.account);
        // What a guest does is not kept as if the account had done it.
        else if (connection.current?.login !== undefined) this.kept.of(undefined);
        connection.change(entrance);
      },
    });
    const { core, pager, sender, kept, reading } = this;
    this.comingIn = new ComingIn({ core, pager, sender, kept, reading });
  }

  person(nick: string): Person {
    return this.core.people.get(nick);
  }

  onCall(hear: (call: Call) => void): () => void {
    this.hearers.add(hear);
    return () => void this.hearers.delete(hear);
  }

  enter(entrance: Entrance): void {
    this.lost();
    const who = this.facts.fold(entrance.login?.account ?? entrance.nick);
    if (who !== this.who) this.forget();
    this.who = who;
    this.away = undefined;
    this.me.learn({ nick: entrance.nick, account: undefined, realname: entrance.realname ?? entrance.nick });
    this.connection.enter(entrance);
  }

  setMentionWords(words: readonly string[]): void {
    this.core.mentionWords = words;
  }

  leave(reason = ''): void {
    this.connection.leave(reason);
    this.lost();
    this.forget();
  }

  retryNow(): void {
    this.connection.retryNow();
  }

  wake(): void {
    this.connection.wake();
  }

  doubt(): void {
    this.connection.doubt();
  }

  say(
    room: Room,
    text: string,
    options: { readonly replyTo?: string; readonly kind?: 'said' | 'acted' | 'noticed' } = {},
  ): void {
    const state = stateOf(room);
    this.notifier.forget(state);
    this.sender.say(state, text, options.kind ?? 'said', options.replyTo);
  }

  resend(room: Room, key: string): void {
    this.sender.resend(stateOf(room), key);
  }

  discard(room: Room, key: string): void {
    stateOf(room).timeline.drop(key);
    this.remember();
  }

  edit(room: Room, msgid: string, text: string): Promise<Outcome> {
    return this.sender.edit(stateOf(room), msgid, text);
  }

  remove(room: Room, msgid: string, reason?: string): Promise<Outcome> {
    return order(this.core, 'REDACT', room.name, msgid, ...(reason === undefined ? [] : [reason]));
  }

  react(room: Room, msgid: string, value: string): Promise<Outcome> {
    if (!this.facts.caps.has('message-tags')) {
      return Promise.resolve({ ok: false, code: 'NO_TAGS', text: 'This server knows no reactions' });
    }
    const given = room.timeline.byMsgid(msgid)?.reactions.find(reaction => reaction.value === value);
    const name = given?.own === true ? '+draft/unreact' : '+draft/react';
    const tags = new Map([
      ['+draft/reply', msgid],
      [name, value],
    ]);
    return ask(this.core, { command: 'TAGMSG', params: [room.name], tags }, () => undefined);
  }

  typing(room: Room, state: TypingState): void {
    this.notifier.tell(stateOf(room), state);
  }

  setDraft(room: Room, text: string): void {
    if (room.draft === text) return;
    stateOf(room).learn({ draft: text });
    this.core.remember();
  }

  look(room: Room | undefined): void {
    this.reading.look(room === undefined ? undefined : stateOf(room));
  }

  markRead(room: Room, until?: number): void {
    this.reading.markRead(stateOf(room), until);
  }

  loadOlder(room: Room): Promise<void> {
    return this.pager.older(stateOf(room));
  }

  loadNewer(room: Room): Promise<void> {
    return this.pager.newer(stateOf(room));
  }

  async jumpTo(room: Room, msgid: string): Promise<boolean> {
    if (room.timeline.byMsgid(msgid) !== undefined) return true;
    return this.pager.around(stateOf(room), `msgid=${msgid}`, ({ entries }) =>
      entries.some(entry => entry.msgid === msgid),
    );
  }

  jumpToTime(room: Room, at: number): Promise<boolean> {
    const reference = `timestamp=${writeTime(at)}`;
    return this.pager.around(stateOf(room), reference, ({ entries }) => entries.length > 0);
  }

  readBack(room: Room, key: string | undefined): void {
    const state = stateOf(room);
    state.timeline.read(key, this.pager.isKept(state));
    this.reading.seen(state);
  }

  async jumpToEnd(room: Room): Promise<void> {
    const state = stateOf(room);
    state.timeline.rest();
    if (!room.timeline.atEnd) await this.pager.toEnd(state);
  }

  search(sought: Sought) {
    return search(this.core, sought);
  }

  async join(name: string, key?: string): Promise<Outcome<Room>> {
    const isNew = this.rooms.get(name) === undefined;
    const outcome = await join(this.core, name, key);
    const room = this.rooms.get(name);
    // Where she was not let in there is nothing to show.
    if (!outcome.ok && isNew && room !== undefined && room.presence !== 'in') this.rooms.remove(room);
    return outcome;
  }

  part(room: Room, reason?: string): void {
    if (isOnline(this.core)) this.exchange.send('PART', room.name, ...(reason === undefined ? [] : [reason]));
  }

  talkWith(nick: string): Room {
    const isNew = this.rooms.get(nick) === undefined;
    const room = this.rooms.getOrMake('talk', nick);
    if (isNew) {
      room.lastAt = this.core.parts.clock.now();
      this.rooms.changed();
      this.core.remember();
      if (isOnline(this.core)) {
        this.comingIn.monitor([nick]);
        void this.pager.catchUp(room);
      }
    }
    return room;
  }

  close(room: Room): void {
    if (room.kind === 'server') return;
    if (room.kind === 'channel' && room.presence === 'in') this.part(room);
    if (room.kind === 'talk' && isOnline(this.core) && this.facts.isupport.has('MONITOR'))
      this.exchange.send('MONITOR', '-', room.name);
    allStoppedTyping(stateOf(room));
    this.reading.forget(stateOf(room));
    this.rooms.remove(stateOf(room));
    this.core.remember();
  }

  setLoudness(room: Room, loudness: Loudness): void {
    stateOf(room).learn({ loudness });
    this.core.remember();
  }

  setPinned(room: Room, pinned: boolean): void {
    stateOf(room).learn({ pinned });
    this.core.remember();
  }

  async setNick(nick: string): Promise<Outcome> {
    const outcome = await order(this.core, 'NICK', nick);
    const { current } = this.connection;
    if (!outcome.ok || current === undefined) return outcome;
    this.connection.change({ ...current, nick });
    if (current.login === undefined) this.who = this.facts.fold(nick);
    return outcome;
  }

  setAway(reason: string | undefined): void {
    this.away = reason;
    if (!isOnline(this.core)) return;
    this.me.learn({ away: reason });
    this.exchange.send('AWAY', ...(reason === undefined ? [] : [reason]));
  }

  setRealname(realname: string): Promise<Outcome> {
    return setRealname(this.core, realname);
  }

  setTopic(room: Room, topic: string): Promise<Outcome> {
    return order(this.core, 'TOPIC', room.name, topic);
  }

  invite(room: Room, nick: string): Promise<Outcome> {
    return order(this.core, 'INVITE', nick, room.name);
  }

  kick(room: Room, nick: string, reason?: string): Promise<Outcome> {
    return order(this.core, 'KICK', room.name, nick, ...(reason === undefined ? [] : [reason]));
  }

  mode(room: Room, modes: string, ...params: readonly string[]): Promise<Outcome> {
    return order(this.core, 'MODE', room.name, modes, ...params);
  }

  listModes(room: Room, letter: string) {
    return listModes(this.core, stateOf(room), letter);
  }

  hasRank(room: Room, prefix: string): boolean {
    const own = room.members.get(this.me.nick)?.prefixes.charAt(0) ?? '';
    const ranks = this.facts.prefixes;
    return own !== '' && ranks.indexOf(own) <= ranks.indexOf(prefix);
  }

  whois(nick: string) {
    return whois(this.core, nick);
  }

  listRooms() {
    return listRooms(this.core);
  }

  setMetadata(key: string, value: string | undefined): Promise<Outcome> {
    return setMetadata(this.core, key, value);
  }

  metadataOf(nick: string) {
    return metadataOf(this.core, nick);
  }

  register(account: string, email: string | undefined, password: string) {
    return this.account.register(account, email, password);
  }

  verify(account: string, code: string): Promise<Outcome> {
    return this.account.verify(account, code);
  }

  login(account: string, secret: string): Promise<Outcome> {
    return this.account.login(account, secret);
  }

  logout(): Promise<Outcome> {
    return this.account.logout();
  }

  changePassword(old: string, wanted: string): Promise<Outcome> {
    return this.account.changePassword(old, wanted);
  }

  addDevice(name: string) {
    return this.account.addDevice(name);
  }

  devices() {
    return devices(this.core);
  }

  removeDevice(id: string): Promise<Outcome> {
    return removeDevice(this.core, id);
  }

  uploadTicket(): Promise<Outcome<string>> {
    return uploadTicket(this.core);
  }

  registerPush(endpoint: string, keys: { readonly p256dh: string; readonly auth: string }): Promise<Outcome> {
    return order(this.core, 'WEBPUSH', 'REGISTER', endpoint, `p256dh=${keys.p256dh};auth=${keys.auth}`);
  }

  unregisterPush(endpoint: string): Promise<Outcome> {
    return order(this.core, 'WEBPUSH', 'UNREGISTER', endpoint);
  }

  async raw(line: string): Promise<readonly string[]> {
    if (!isOnline(this.core)) return [];
    const { command, params, tags } = parseLine(line);
    const { replies } = await this.exchange.request({ command, params, tags }, { isPrivate: true });
    // What is said in answer is shown where it was asked for.
    for (const reply of replies) if (!isSpeech(reply)) this.core.hear(reply);
    return [...linesOf(replies)].map(message => [message.command, ...message.params].join(' '));
  }

  private readonly reactions: Reactions = {
    arrived: room => this.comingIn.arrived(room),
    nickFreed: nick => {
      const wanted = this.connection.current?.nick;
      if (
        wanted !== undefined &&
        this.facts.sameName(nick, wanted) &&
        !this.facts.sameName(nick, this.me.nick)
      ) {
        this.exchange.send('NICK', wanted);
      }
    },
    pong: token => this.connection.pong(token),
  };

  private remember(): void {
    this.remembering?.();
    this.remembering = undefined;
    this.kept.write(this.rooms);
  }

  /** Someone else may come in next, who is not to see what was said to this one, nor to go where she was. */
  private forget(): void {
    this.kept.of(undefined);
    this.account.forget();
    this.who = undefined;
    for (const room of this.rooms.all) {
      this.reading.forget(room);
      if (room === this.rooms.server) room.timeline.replace([], true, true);
      else this.rooms.remove(room);
    }
  }

  /** Who shares a room with the user, or talks with her. */
  private *nicksNear(): Iterable<string> {
    yield this.me.nick;
    for (const room of this.rooms.all) {
      if (room.kind === 'talk') yield room.name;
      yield* room.members.nicks;
    }
  }

  private welcomed(nick: string, isLoggedIn: boolean): void {
    this.exchange.opened();
    this.me.learn({ nick, away: undefined, modes: new Set(), ...(isLoggedIn ? {} : { account: undefined }) });
    const { current } = this.connection;
    if (current === undefined) return;
    this.whenDescribed(() => {
      // Who has another nick for want of hers is told when that is free again.
      if (!this.facts.sameName(nick, current.nick)) this.comingIn.monitor([current.nick]);
      if (this.away !== undefined) this.exchange.send('AWAY', this.away);
      this.me.learn({ away: this.away });
      void this.comingIn.welcomed(current);
    });
  }

  /** Calls back when the server has told what it can: the answer to PING comes behind it. */
  private whenDescribed(then: () => void): void {
    this.exchange.call({ command: 'PING', params: ['described'] }, {}, ({ isLost }) => isLost || then());
  }

  private lost(): void {
    this.exchange.lost();
    this.sender.lost();
    this.remember();
    this.comingIn.lost();
    for (const room of this.rooms.all) {
      if (room.kind === 'channel' && room.presence === 'in') room.learn({ presence: 'joining' });
      allStoppedTyping(room);
      room.timeline.releaseAll();
    }
    this.link.measured(undefined);
  }

  private call(call: Call): void {
    // What was missed is counted, and nobody is called for it one by one.
    if (call.type === 'said' && this.link.now.phase !== 'online') return;
    for (const hear of [...this.hearers]) hear(call);
  }
}

/** The rooms that a UI has are those that the client made. */
function stateOf(room: Room): RoomState {
  if (!(room instanceof RoomState)) throw new TypeError('This room is of another client');
  return room;
}
