import { readTime, writeTime } from '@salon/protocol';
import { join } from './asking/rooms.ts';
import { type Core, isOnline, order } from './core.ts';
import type { Pager } from './history/pager.ts';
import { unsentEntry } from './inbound/entries.ts';
import { whoFields, whoToken } from './inbound/people.ts';
import type { Entrance } from './model/client.ts';
import type { Reading } from './outgoing/reading.ts';
import type { Sender } from './outgoing/sender.ts';
import type { KeptLine, KeptRooms } from './state/kept.ts';
import { personKeys } from './state/people.ts';
import type { RoomState } from './state/room.ts';
import { isBatch, linesOf } from './wire/reply.ts';

/** In how large a channel one asks who is away and who is logged in as what. */
const whoMembersMax = 500;

/** How many days back talks are looked for, and how many of them. */
const talkDays = 30;
const talksMax = 30;

const dayMs = 86_400_000;

/**
 * So long a Salon knows by its mark what was said (docs/spec/messages.md, CTAG-8). What is older would come late, or twice:
 * then the user decides. Milliseconds.
 */
const onceMs = 15 * 60_000;

/** What coming in makes use of. */
export interface ComingInParts {
  readonly core: Core;
  readonly pager: Pager;
  readonly sender: Sender;
  readonly kept: KeptRooms;
  readonly reading: Reading;
}

/** What is done when one has come in, the first time and each time after: rooms, what was missed, what waits to be said. */
export class ComingIn {
  private readonly core: Core;
  private readonly pager: Pager;
  private readonly sender: Sender;
  private readonly kept: KeptRooms;
  private readonly reading: Reading;
  /** What is still being caught up with. */
  private readonly busy = new Set<Promise<void>>();
  /** Where one is already before it is known what the server can: other devices are in there. */
  private readonly early = new Set<RoomState>();

  constructor({ core, pager, sender, kept, reading }: ComingInParts) {
    this.core = core;
    this.pager = pager;
    this.sender = sender;
    this.kept = kept;
    this.reading = reading;
  }

  /** Resolves when one is where one was before, and knows what was missed. */
  async welcomed(entrance: Entrance): Promise<void> {
    const { core } = this;
    core.link.enter({ phase: 'catching-up' });
    const { facts, rooms, exchange } = core;
    const wanted = this.restore(entrance);
    if (facts.caps.has('draft/metadata-3')) exchange.send('METADATA', '*', 'SUB', ...personKeys);
    for (const room of this.early) this.arrived(room);
    this.early.clear();
    // All of them go out before the first is answered.
    const joining = [...wanted].map(room => this.goInto(room));
    await Promise.all([...joining, this.talks()]);
    if (!isOnline(core)) return;
    for (const room of rooms.all) if (room.kind === 'talk') this.begin(this.missed(room));
    this.monitor(rooms.all.filter(({ kind }) => kind === 'talk').map(({ name }) => name));
    while (this.busy.size > 0) await Promise.all(this.busy);
    // What waits where one could not go in.
    for (const room of rooms.all) this.sender.sendWaiting(room);
    if (core.link.now.phase === 'catching-up') core.link.enter({ phase: 'online' });
  }

  /** The connection is lost. */
  lost(): void {
    this.early.clear();
  }

  /** One is in a channel: asks what there is to know of it. */
  readonly arrived = (room: RoomState): void => {
    if (!isOnline(this.core)) {
      this.early.add(room);
      return;
    }
    const { exchange, facts } = this.core;
    exchange.send('MODE', room.name);
    this.begin(this.missed(room));
    // Behind the names, so that it is known how many there are.
    this.begin(
      order(this.core, 'PING', 'arrived').then(() => {
        if (room.members.size > whoMembersMax || room.presence !== 'in') return;
        exchange.send('WHO', room.name, ...(facts.isupport.has('WHOX') ? [`${whoFields},${whoToken}`] : []));
      }),
    );
  };

  /** Is told when those come and go with whom one talks. */
  monitor(nicks: readonly string[]): void {
    if (nicks.length === 0 || !this.core.facts.isupport.has('MONITOR')) return;
    for (let at = 0; at < nicks.length; at += 10) {
      this.core.exchange.send('MONITOR', '+', nicks.slice(at, at + 10).join(','));
    }
  }

  /** The channels to go into: those of before, those that are kept, and those that the user wants to be in. */
  private restore(entrance: Entrance): ReadonlySet<RoomState> {
    const { rooms, me } = this.core;
    const isFirst = this.kept.of(me.account ?? entrance.nick);
    const wanted = new Set(
      rooms.all.filter(({ kind, presence }) => kind === 'channel' && presence !== 'out'),
    );
    for (const {
      name,
      kind,
      password,
      loudness = 'default',
      draft = '',
      unsent = [],
      pinned = false,
      out = false,
    } of this.kept.read()) {
      const known = rooms.get(name);
      const room = rooms.getOrMake(kind, name);
      if (known === undefined || (isFirst && this.early.has(known))) {
        room.password ??= password;
        room.learn({ loudness, pinned, draft: room.draft === '' ? draft : room.draft });
        for (const line of unsent) this.restoreLine(room, line);
      }
      if (kind === 'channel' && !out) wanted.add(room);
    }
    for (const name of entrance.rooms) wanted.add(rooms.getOrMake('channel', name));
    const { lobby } = this.core.facts;
    if (entrance.intoLobby === true && lobby !== undefined) wanted.add(rooms.getOrMake('channel', lobby));
    return wanted;
  }

  private restoreLine(room: RoomState, line: KeptLine): void {
    const { core } = this;
    if (room.timeline.unsentBy(line.mark) !== undefined) return;
    room.timeline.expect(unsentEntry(core, line));
    const knowsOf = core.facts.isSalon && core.parts.clock.now() - line.at < onceMs;
    if (line.delivery === 'pending' && !knowsOf)
      room.timeline.fail(line.mark, 'It was not sent before the client was closed');
  }

  private async goInto(room: RoomState): Promise<void> {
    // The server forgot that one was in, or it has said so already: for who has several devices.
    if (room.presence === 'in' && room.members.size === 0) room.learn({ presence: 'joining' });
    await join(this.core, room.name, room.password);
  }

  /** With whom one has talked of late, on other devices too. */
  private async talks(): Promise<void> {
    const { core } = this;
    if (core.me.account === undefined || !core.facts.caps.has('draft/chathistory')) return;
    const now = core.parts.clock.now();
    const time = (at: number) => `timestamp=${writeTime(at)}`;
    const answer = await core.exchange.request({
      command: 'CHATHISTORY',
      params: ['TARGETS', time(now), time(now - talkDays * dayMs), String(talksMax)],
    });
    const marks: Promise<unknown>[] = [];
    for (const { command, params } of linesOf(answer.replies.filter(isBatch))) {
      const [, name = '', at = ''] = params;
      if (command !== 'CHATHISTORY' || name === '' || core.facts.isChannel(name)) continue;
      const room = core.rooms.getOrMake('talk', name);
      room.lastAt = Math.max(room.lastAt, readTime(at) ?? 0);
      core.rooms.changed();
      if (core.facts.caps.has('draft/read-marker')) marks.push(order(core, 'MARKREAD', name));
    }
    await Promise.all(marks);
  }

  /** Asks for what was missed, and then says what was waiting to be said. */
  private async missed(room: RoomState): Promise<void> {
    await this.pager.catchUp(room);
    this.reading.tell(room);
    this.sender.sendWaiting(room);
  }

  private begin(work: Promise<void>): void {
    this.busy.add(work);
    void work.finally(() => this.busy.delete(work));
  }
}
