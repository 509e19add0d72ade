import { parseLine, writeTime } from '@salon/protocol';
import {
  addDevice,
  changePassword,
  devices,
  login,
  logout,
  register,
  removeDevice,
  uploadTicket,
  verify,
} from './asking/accounts.ts';
import { metadataOf, setMetadata, setRealname, whois } from './asking/people.ts';
import { join, listModes, listRooms } from './asking/rooms.ts';
import { search } from './asking/search.ts';
import { ComingIn } from './coming-in.ts';
import { ask, type Core, isOnline, order } from './core.ts';
import { Pager } from './history/pager.ts';
import { learn, type Reactions } from './inbound/table.ts';
import { isSpeech } from './inbound/talk.ts';
import type { Call, ChatClient, Entrance, Outcome, Sought, TypingState } from './model/client.ts';
import type { Person } from './model/person.ts';
import type { Loudness, Room } from './model/room.ts';
import { TypingNotifier } from './outgoing/notifier.ts';
import { Sender } from './outgoing/sender.ts';
import type { ClientParts } from './parts.ts';
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

/**
 * How long after something was seen the other devices are told: once for all that comes until then. Milliseconds.
 */
const readSoonMs = 700;

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
  private readonly reading = new Map<RoomState, () => void>();

  constructor(parts: ClientParts) {
    const bell = new Bell(parts.soon);
    const facts = new FactsState(bell);
    this.facts = facts;
    this.link = new LinkState(bell);
    this.me = new MeState(bell);
    this.kept = new KeptRooms(parts.keep);
    this.rooms = new RoomsState({
      bell,
      fold: facts.fold,
      get prefixes() {
        return facts.prefixes;
      },
      isOwnNick: nick => facts.sameName(nick, this.me.nick),
    });
    this.exchange = new Exchange(
      line => this.connection.send(line),
      reply => this.core.hear(reply),
      () => facts.caps.has('labeled-response') && facts.caps.has('batch'),
    );
    this.core = {
      parts,
      link: this.link,
      facts,
      me: this.me,
      people: new People(bell, facts.fold),
      rooms: this.rooms,
      exchange: this.exchange,
      looked: undefined,
      mentionWords: [],
      call: call => this.call(call),
      seen: room => this.seen(room),
      hear: reply => learn(this.core, reply, this.reactions),
      remember: () => this.kept.write(this.rooms),
    };
    this.connection = new Connection({
      parts,
      link: this.link,
      facts,
      calls: {
        welcomed: nick => this.welcomed(nick),
        line: line => this.exchange.receive(line),
        lost: () => this.lost(),
      },
    });
    this.pager = new Pager(this.core);
    this.sender = new Sender(this.core);
    this.notifier = new TypingNotifier(this.core);
    this.comingIn = new ComingIn(this.core, this.pager, this.sender, this.kept);
  }

  person(nick: string): Person {
    return this.core.people.get(nick);
  }

  onCall(hear: (call: Call) => void): () => void {
    this.hearers.add(hear);
    return () => void this.hearers.delete(hear);
  }

  enter(entrance: Entrance): void {
    this.me.learn({ nick: entrance.nick, account: undefined, realname: entrance.realname ?? entrance.nick });
    this.connection.enter(entrance);
  }

  setMentionWords(words: readonly string[]): void {
    this.core.mentionWords = words;
  }

  leave(reason = ''): void {
    this.connection.leave(reason);
    this.lost();
  }

  retryNow(): void {
    this.connection.retryNow();
  }

  wake(): void {
    this.connection.wake();
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
    stateOf(room).timeline.remove(key);
  }

  edit(room: Room, msgid: string, text: string): Promise<Outcome> {
    return this.sender.edit(stateOf(room), msgid, text);
  }

  remove(room: Room, msgid: string, reason?: string): Promise<Outcome> {
    return order(this.core, 'REDACT', room.name, msgid, ...(reason === undefined ? [] : [reason]));
  }

  react(room: Room, msgid: string, value: string): Promise<Outcome> {
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
    const state = room === undefined ? undefined : stateOf(room);
    const before = this.core.looked;
    this.core.looked = state;
    if (before !== undefined && before !== state && before.unread === 0)
      before.learn({ unreadLine: undefined });
    if (state === undefined || before === state) return;
    state.timeline.rest();
    this.seen(state);
  }

  markRead(room: Room, until?: number): void {
    const state = stateOf(room);
    this.reading.get(state)?.();
    this.reading.delete(state);
    const newest = room.timeline.entries.findLast(({ delivery }) => delivery === 'sent')?.at;
    const at = until ?? (newest === undefined ? undefined : Math.max(newest, state.lastAt));
    if (at === undefined || !state.readTo(at)) return;
    if (isOnline(this.core) && room.kind !== 'server' && this.facts.caps.has('draft/read-marker')) {
      this.exchange.send('MARKREAD', room.name, `timestamp=${writeTime(at)}`);
    }
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

  async jumpToEnd(room: Room): Promise<void> {
    const state = stateOf(room);
    state.timeline.rest();
    if (!room.timeline.atEnd) await this.pager.toEnd(state);
  }

  search(sought: Sought) {
    return search(this.core, sought);
  }

  async join(name: string, key?: string): Promise<Outcome<Room>> {
    return join(this.core, name, key);
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
    if (room.kind === 'talk' && isOnline(this.core)) this.exchange.send('MONITOR', '-', room.name);
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
    if (outcome.ok && current !== undefined) this.connection.change({ ...current, nick });
    return outcome;
  }

  setAway(reason: string | undefined): void {
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
    return register(this.core, account, email, password);
  }

  verify(account: string, code: string): Promise<Outcome> {
    return verify(this.core, account, code);
  }

  async login(account: string, secret: string): Promise<Outcome> {
    const outcome = await login(this.core, account, secret);
    const { current } = this.connection;
    // Who has logged in comes again as the same.
    if (outcome.ok && current !== undefined)
      this.connection.change({ ...current, login: { account, secret } });
    return outcome;
  }

  async logout(): Promise<Outcome> {
    const outcome = await logout(this.core);
    const { current } = this.connection;
    if (outcome.ok && current !== undefined) {
      const { login: _, ...guest } = current;
      this.connection.change(guest);
    }
    return outcome;
  }

  changePassword(old: string, wanted: string): Promise<Outcome> {
    return changePassword(this.core, old, wanted);
  }

  async addDevice(name: string) {
    const outcome = await addDevice(this.core, name);
    const { current } = this.connection;
    const { account } = this.me;
    // From now on this device comes in by its own token, and the password may be forgotten. It counts as logged in by it
    // at once, so that it can be logged out from elsewhere.
    if (outcome.ok && current !== undefined && account !== undefined) {
      await this.login(account, outcome.value.secret);
    }
    return outcome;
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
    pong: () => this.connection.pong(),
  };

  private welcomed(nick: string): void {
    const { away } = this.me;
    this.me.learn({ nick, modes: new Set() });
    const { current } = this.connection;
    if (current === undefined) return;
    // Who has another nick for want of hers is told when that is free again.
    if (!this.facts.sameName(nick, current.nick)) this.comingIn.monitor([current.nick]);
    this.whenDescribed(() => {
      void this.comingIn.welcomed(current);
      // She is away still, and a server that was restarted has forgotten it.
      if (away !== undefined) this.setAway(away);
    });
  }

  /** Calls back when the server has told what it can: the answer to PING comes behind it. */
  private whenDescribed(then: () => void): void {
    void this.exchange
      .request({ command: 'PING', params: ['described'] })
      .then(({ isLost }) => isLost || then());
  }

  private lost(): void {
    this.exchange.lost();
    const rooms = this.rooms.all;
    this.sender.lost();
    for (const room of rooms) {
      if (room.kind === 'channel' && room.presence === 'in') room.learn({ presence: 'joining', typing: [] });
      room.timeline.release();
    }
    this.link.measured(undefined);
  }

  private seen(room: RoomState): void {
    if (this.core.looked !== room || !room.timeline.atEnd || this.reading.has(room)) return;
    const stop = this.core.parts.clock.after(readSoonMs, () => {
      this.reading.delete(room);
      if (this.core.looked === room && room.timeline.atEnd) this.markRead(room);
    });
    this.reading.set(room, stop);
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
