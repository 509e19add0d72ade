import { writeTime } from '@salon/protocol';
import { type Core, isOnline } from '../core.ts';
import type { RoomState } from '../state/room.ts';

/**
 * How long after something was seen the other devices are told: once for all that comes until then. Milliseconds.
 */
const readSoonMs = 700;

/** Knows what the user has before her eyes, and tells the server how far she has read. */
export class Reading {
  private readonly core: Core;
  /** What has been seen and is to be told, with what stops that. */
  private readonly soon = new Map<RoomState, () => void>();
  /** What was read while nobody could be told. */
  private readonly untold = new Set<RoomState>();

  constructor(core: Core) {
    this.core = core;
  }

  /** The user looks at a room, or elsewhere. */
  look(room: RoomState | undefined): void {
    const before = this.core.looked;
    this.core.looked = room;
    if (before !== undefined && before !== room) {
      if (this.soon.has(before)) this.markRead(before);
      if (before.unread === 0) before.learn({ unreadLine: undefined });
    }
    if (room === undefined || before === room) return;
    room.timeline.rest();
    this.seen(room);
  }

  /** Whether the newest of a room is before the user's eyes. */
  sees(room: RoomState): boolean {
    return this.core.looked === room && room.timeline.atEnd && !room.timeline.isReadBack;
  }

  /** Something came into a room: when it is before the user's eyes, she has read it. */
  seen(room: RoomState): void {
    if (!this.sees(room) || this.soon.has(room)) return;
    const stop = this.core.parts.clock.after(readSoonMs, () => {
      this.soon.delete(room);
      if (this.sees(room)) this.markRead(room);
    });
    this.soon.set(room, stop);
  }

  /** All that is there until then has been read. */
  markRead(room: RoomState, until?: number): void {
    this.stop(room);
    const at = until ?? Math.max(room.timeline.newest?.at ?? 0, room.lastAt);
    if (at === 0 || !room.readTo(at)) return;
    this.untold.add(room);
    this.tell(room);
  }

  /** Tells the server what it has not been told, once one is in. */
  tell(room: RoomState): void {
    const { core } = this;
    const { readUntil } = room;
    if (!this.untold.has(room) || readUntil === undefined || !isOnline(core)) return;
    if (room.kind === 'channel' && room.presence !== 'in') return;
    this.untold.delete(room);
    if (room.kind === 'server' || !core.facts.caps.has('draft/read-marker')) return;
    core.exchange.send('MARKREAD', room.name, `timestamp=${writeTime(readUntil)}`);
  }

  /** A room is closed. */
  forget(room: RoomState): void {
    this.stop(room);
    this.untold.delete(room);
    if (this.core.looked === room) this.core.looked = undefined;
  }

  private stop(room: RoomState): void {
    this.soon.get(room)?.();
    this.soon.delete(room);
  }
}
