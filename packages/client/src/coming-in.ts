import { readTime, writeTime } from '@salon/protocol';
import { join } from './asking/rooms.ts';
import { type Core, isOnline, order } from './core.ts';
import type { Pager } from './history/pager.ts';
import { whoFields, whoToken } from './inbound/people.ts';
import type { Entrance } from './model/client.ts';
import type { Sender } from './outgoing/sender.ts';
import type { KeptRooms } from './state/kept.ts';
import { personKeys } from './state/people.ts';
import type { RoomState } from './state/room.ts';
import { isBatch, linesOf } from './wire/reply.ts';

/** In how large a channel one asks who is away and who is logged in as what. */
const whoMembersMax = 500;

/** How many days back talks are looked for, and how many of them. */
const talkDays = 30;
const talksMax = 30;

const dayMs = 86_400_000;

/** What is done when one has come in, the first time and each time after: rooms, what was missed, what waits to be said. */
export class ComingIn {
  private readonly core: Core;
  private readonly pager: Pager;
  private readonly sender: Sender;
  private readonly kept: KeptRooms;
  /** What is still being caught up with. */
  private readonly busy = new Set<Promise<void>>();

  constructor(core: Core, pager: Pager, sender: Sender, kept: KeptRooms) {
    this.core = core;
    this.pager = pager;
    this.sender = sender;
    this.kept = kept;
  }

  /** Resolves when one is where one was before, and knows what was missed. */
  async welcomed(entrance: Entrance): Promise<void> {
    const { core } = this;
    core.link.enter({ phase: 'catching-up' });
    const { facts, rooms, exchange } = core;
    const kept = this.restore(entrance);
    if (facts.caps.has('draft/metadata-3')) exchange.send('METADATA', '*', 'SUB', ...personKeys);
    // All of them go out before the first is answered.
    const joining = [...kept].map(room => this.goInto(room));
    const talks = this.talks();
    await Promise.all([...joining, talks]);
    for (const room of rooms.all) if (room.kind === 'talk') this.begin(this.missed(room));
    this.monitor(rooms.all.filter(({ kind }) => kind === 'talk').map(({ name }) => name));
    while (this.busy.size > 0) await Promise.all(this.busy);
    if (core.link.now.phase === 'catching-up') core.link.enter({ phase: 'online' });
  }

  /** One is in a channel: asks what there is to know of it. */
  readonly arrived = (room: RoomState): void => {
    // The server may lead into rooms with its welcome; they are looked at when that is over.
    if (!isOnline(this.core)) return;
    const { exchange } = this.core;
    exchange.send('MODE', room.name);
    this.begin(this.missed(room));
    // Behind the names, so that it is known how many there are.
    this.begin(
      order(this.core, 'PING', 'arrived').then(() => {
        if (room.members.size <= whoMembersMax) exchange.send('WHO', room.name, `${whoFields},${whoToken}`);
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
    this.kept.of(me.account ?? entrance.nick);
    const wanted = new Set(
      rooms.all.filter(({ kind, presence }) => kind === 'channel' && presence !== 'out'),
    );
    for (const {
      name,
      kind,
      password,
      loudness = 'default',
      draft = '',
      pinned = false,
    } of this.kept.read()) {
      const isNew = rooms.get(name) === undefined;
      const room = rooms.getOrMake(kind, name);
      if (isNew) {
        room.password = password;
        room.learn({ loudness, draft, pinned });
      }
      if (kind === 'channel') wanted.add(room);
    }
    for (const name of entrance.rooms) wanted.add(rooms.getOrMake('channel', name));
    return wanted;
  }

  private async goInto(room: RoomState): Promise<void> {
    // Who has several devices is in already.
    if (room.presence === 'in') this.arrived(room);
    else await join(this.core, room.name, room.password);
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
    for (const { command, params } of linesOf(answer.replies.filter(isBatch))) {
      const [, name = '', at = ''] = params;
      if (command !== 'CHATHISTORY' || name === '' || core.facts.isChannel(name)) continue;
      const room = core.rooms.getOrMake('talk', name);
      room.lastAt = Math.max(room.lastAt, readTime(at) ?? 0);
      core.rooms.changed();
      await order(core, 'MARKREAD', name);
    }
  }

  /** Asks for what was missed, and then says what was waiting to be said. */
  private async missed(room: RoomState): Promise<void> {
    const missed = await this.pager.catchUp(room);
    if (missed !== undefined) this.sender.settle(room, missed);
    this.sender.sendWaiting(room);
  }

  private begin(work: Promise<void>): void {
    this.busy.add(work);
    void work.finally(() => this.busy.delete(work));
  }
}
