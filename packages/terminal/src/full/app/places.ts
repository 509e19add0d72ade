import type { ChatClient, Room } from '@salon/client';
import { around, oldest, type Place, type Scene, scrolled, seenFrom } from '../talk/view.ts';

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
  private readonly places = new Map<string, Place>();

  constructor(client: ChatClient, shown: Shown) {
    this.client = client;
    this.shown = shown;
  }

  /** Undefined is the newest. */
  of(room: Room | undefined): Place | undefined {
    return room === undefined ? undefined : this.places.get(room.key);
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
  toUnread(room: Room): void {
    const { unreadLine, timeline } = room;
    if (unreadLine === undefined) return;
    this.toEntry(
      room,
      timeline.entries.findIndex(entry => entry.at > unreadLine),
    );
  }

  /** False when it is not there any more. */
  async toMessage(room: Room, msgid: string): Promise<boolean> {
    if (!(await this.client.jumpTo(room, msgid))) return false;
    this.toEntry(room, room.timeline.indexOfMsgid(msgid));
    return true;
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

  private toEntry(room: Room, index: number): void {
    this.set(room, around(this.shown.sceneOf(room), index));
  }

  private fetchOlder(room: Room): void {
    if (room.timeline.atStart || !seenFrom(this.shown.sceneOf(room), this.of(room)).isAtTop) return;
    void this.client.loadOlder(room).then(() => this.shown.changed());
  }

  private set(room: Room, place: Place | undefined): void {
    // Who reads the end of a piece of history does not follow the talk.
    const last = room.timeline.entries.at(-1);
    const kept =
      place ?? (room.timeline.atEnd || last === undefined ? undefined : { key: last.key, below: 0 });
    if (kept === undefined) this.places.delete(room.key);
    else this.places.set(room.key, kept);
    this.client.readBack(room, kept?.key);
    this.shown.moved();
  }
}
