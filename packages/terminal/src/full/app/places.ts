import type { ChatClient, Room } from '@salon/client';
import { around, keyAt, oldest, type Place, type Scene, scrolled, seenFrom, showing } from '../talk/view.ts';

/** What places need of those who show them. */
export interface Shown {
  /** A room as it is shown. */
  sceneOf(room: Room): Scene;
  /** Another part of a room is seen. */
  moved(): void;
  changed(): void;
}

/** Where rooms are looked at, and what is fetched for that. */
export class Places {
  private readonly client: ChatClient;
  private readonly shown: Shown;
  private readonly places = new WeakMap<Room, Place>();
  private held: Place | undefined;

  constructor(client: ChatClient, shown: Shown) {
    this.client = client;
    this.shown = shown;
  }

  /** Undefined is the newest. */
  of(room: Room | undefined): Place | undefined {
    return room === undefined ? undefined : this.places.get(room);
  }

  /** So many rows down, or up when negative. */
  scroll(room: Room, by: number): void {
    const place = scrolled(this.shown.sceneOf(room), this.of(room), by);
    if (place === undefined && !room.timeline.atEnd) void this.client.loadNewer(room);
    this.set(room, place);
    if (by < 0) this.fetchOlder(room);
  }

  toOldest(room: Room): void {
    this.set(room, oldest(this.shown.sceneOf(room)));
    this.fetchOlder(room);
  }

  async toNewest(room: Room): Promise<void> {
    const isAtEnd = room.timeline.atEnd;
    this.set(room, undefined);
    await this.client.jumpToEnd(room);
    if (!isAtEnd) this.set(room, undefined);
  }

  /** To the first that is unread; stays where it is when all is read. */
  async toUnread(room: Room): Promise<void> {
    const { unreadLine, timeline } = room;
    if (unreadLine === undefined) return;
    const [first] = timeline.entries;
    // It may be further back than what is here.
    if (first !== undefined && first.at > unreadLine && !timeline.atStart)
      await this.client.jumpToTime(room, unreadLine);
    this.toEntry(
      room,
      timeline.entries.findIndex(entry => entry.at > unreadLine),
    );
  }

  /** The key of its entry; undefined when it is not there any more. */
  async toMessage(room: Room, msgid: string): Promise<string | undefined> {
    if (!(await this.client.jumpTo(room, msgid))) return undefined;
    this.toEntry(room, room.timeline.indexOfMsgid(msgid));
    return room.timeline.byMsgid(msgid)?.key;
  }

  /** To what was said then, in milliseconds since 1970; false when nothing is kept from then. */
  async toTime(room: Room, at: number): Promise<boolean> {
    if (!(await this.client.jumpToTime(room, at))) return false;
    this.toEntry(
      room,
      room.timeline.entries.findIndex(entry => entry.at >= at),
    );
    return true;
  }

  /** Has an entry seen, by moving as little as can be. */
  bringInto(room: Room, index: number): void {
    const place = this.of(room);
    const to = showing(this.shown.sceneOf(room), place, index);
    if (to !== place) this.set(room, to);
  }

  /** Stays at what is seen now, whatever is said meanwhile, until it is released. */
  hold(room: Room): void {
    const last = room.timeline.entries.at(-1);
    if (this.of(room) !== undefined || last === undefined) return;
    this.held = { key: last.key, below: 0 };
    this.keep(room, this.held);
  }

  /** Follows the newest again, unless someone reads back. */
  release(room: Room): void {
    const place = this.of(room);
    const isNewest = place?.below === 0 && place.key === room.timeline.entries.at(-1)?.key;
    if (place === this.held || isNewest) this.set(room, undefined);
    this.held = undefined;
  }

  /** Whether something older than the newest is read. */
  isBack(room: Room): boolean {
    const place = this.of(room);
    return place !== undefined && place !== this.held;
  }

  /** The index of the first or the last entry that is seen; -1 when there is none. */
  edge(room: Room, edge: 'top' | 'bottom'): number {
    const scene = this.shown.sceneOf(room);
    const rows = Array.from({ length: scene.height }, (_, row) => row);
    if (edge === 'bottom') rows.reverse();
    for (const row of rows) {
      const key = keyAt(scene, this.of(room), row);
      if (key !== undefined) return scene.entries.findLastIndex(entry => entry.key === key);
    }
    return -1;
  }

  /** The key of the entry that stands in a row of the window. */
  keyAt(room: Room, row: number): string | undefined {
    return keyAt(this.shown.sceneOf(room), this.of(room), row);
  }

  private toEntry(room: Room, index: number): void {
    this.set(room, around(this.shown.sceneOf(room), index));
  }

  /** Fetches what is older where what is there does not fill the window: most of it may be folded away. */
  fill(room: Room): void {
    const { entries, loading, failure } = room.timeline;
    if (entries.length > 0 && loading === undefined && failure === undefined) this.fetchOlder(room);
  }

  private fetchOlder(room: Room): void {
    if (room.timeline.atStart || !seenFrom(this.shown.sceneOf(room), this.of(room)).isAtTop) return;
    void this.client.loadOlder(room).then(() => this.shown.changed());
  }

  private set(room: Room, place: Place | undefined): void {
    // Who reads the end of a piece of history does not follow the talk.
    const last = room.timeline.entries.at(-1);
    this.keep(
      room,
      place ?? (room.timeline.atEnd || last === undefined ? undefined : { key: last.key, below: 0 }),
    );
  }

  private keep(room: Room, kept: Place | undefined): void {
    if (kept === undefined) this.places.delete(room);
    else this.places.set(room, kept);
    this.shown.moved();
  }
}
