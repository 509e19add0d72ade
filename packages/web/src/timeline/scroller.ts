import type { ChatClient, Room } from '@salon/client';
import type { VirtualizerHandle } from 'virtua';
import type { Store } from '../app/store.ts';
import type { Built, Row } from './rows.ts';
import type { Scene } from './scene.ts';

/** So near to the end one is at the end, in pixels. */
const nearEnd = 32;
/** So many screens before an edge the next page is asked for. */
const screensAhead = 2;

/** Where someone was in a room when she left it. */
interface Spot {
  readonly key: string;
  /** How far its top was above that of the list, in pixels. */
  readonly into: number;
}

/** Where one was in each room; who was at the newest comes back to the newest. */
const spots = new WeakMap<Room, Spot>();

/**
 * Moves the list of one room: stays at the newest while one is there, asks for pages before one gets to an edge, goes to
 * a message, and knows what is seen. It is told of what happens by the component that draws the list.
 */
export class Scroller {
  list: VirtualizerHandle | null = null;
  rows: readonly Row[] = [];
  built: Built | undefined;
  private readonly client: ChatClient;
  private readonly room: Room;
  private readonly scene: Store<Scene>;
  private offset = 0;
  /** The key of the row that is gone to; it may not be there yet. */
  private target: string | undefined;
  private back: Spot | undefined;
  /** The unread line that was seen, or sent away. */
  private seenLine: number | undefined;

  constructor(client: ChatClient, room: Room, scene: Store<Scene>) {
    this.client = client;
    this.room = room;
    this.scene = scene;
    this.back = spots.get(room);
    if (this.back !== undefined || !room.timeline.atEnd) scene.set({ isStuck: false });
  }

  /** Where the line `new` is, as the rows have it. */
  get unreadLine(): number | undefined {
    return this.built?.options.unreadLine;
  }

  /** After the rows have changed, before the page is painted. */
  settle(): void {
    if (this.goToTarget() || this.goBack()) return;
    if (this.scene.now.isStuck) this.pin();
  }

  readonly onScroll = (offset: number): void => {
    const { list } = this;
    if (list === null) return;
    const below = list.scrollSize - offset - list.viewportSize;
    const isUp = offset < this.offset - 0.5;
    this.offset = offset;
    if (below <= nearEnd) this.scene.set({ isStuck: this.room.timeline.atEnd });
    else if (isUp) this.scene.set({ isStuck: false });
    this.survey();
  };

  /** The window, or something in the list, has another size. */
  readonly onResize = (): void => {
    if (this.scene.now.isStuck) this.pin();
    this.survey();
  };

  /** Goes to the newest, and stays there. */
  async toEnd(): Promise<void> {
    this.target = undefined;
    this.back = undefined;
    if (!this.room.timeline.atEnd) await this.client.jumpToEnd(this.room);
    this.scene.set({ isStuck: this.room.timeline.atEnd });
    this.pin();
  }

  /** Goes to an entry as soon as it has a row. */
  aim(key: string): void {
    this.target = key;
    this.back = undefined;
    this.scene.set({ isStuck: false });
    this.settle();
  }

  /** To the line `new`; when it is outside of the window, to the time of it. */
  async toUnread(): Promise<void> {
    const { unreadLine } = this;
    this.seen();
    this.scene.set({ isStuck: false });
    const at = this.built?.unreadAt ?? -1;
    if (at >= 0) this.list?.scrollToIndex(at, { align: 'start', offset: -48 });
    else if (unreadLine !== undefined) {
      const entry = (await this.client.jumpToTime(this.room, unreadLine))
        ? this.room.timeline.entries.find(one => one.at > unreadLine)
        : undefined;
      if (entry !== undefined) this.aim(entry.key);
    }
  }

  /** The line `new` needs not be offered any more. */
  seen(): void {
    this.seenLine = this.unreadLine;
    this.scene.set({ unreadIsAbove: false });
  }

  /** Keeps where one is, for when one comes back. */
  leave(): void {
    const { list, rows } = this;
    const first = list === null ? 0 : list.findItemIndex(this.offset);
    const row = rows[first];
    if (list === null || row === undefined || this.scene.now.isStuck) spots.delete(this.room);
    else spots.set(this.room, { key: row.key, into: this.offset - list.getItemOffset(first) });
  }

  private pin(): void {
    if (this.rows.length > 0) this.list?.scrollToIndex(this.rows.length - 1, { align: 'end' });
  }

  private goToTarget(): boolean {
    const index = this.target === undefined ? -1 : indexOfKey(this.rows, this.target);
    if (index < 0 || this.list === null) return false;
    this.target = undefined;
    this.list.scrollToIndex(index, { align: 'center' });
    return true;
  }

  private goBack(): boolean {
    const { back } = this;
    if (back === undefined || this.list === null || this.rows.length < 2) return false;
    this.back = undefined;
    const index = indexOfKey(this.rows, back.key);
    if (index < 0) {
      this.scene.set({ isStuck: this.room.timeline.atEnd });
      return false;
    }
    this.list.scrollToIndex(index, { align: 'start', offset: back.into });
    return true;
  }

  /** Sees what is shown now: its day, whether the unread line is above it, and whether an edge is near. */
  survey(): void {
    const { list, rows, built, room, scene } = this;
    if (list === null || list.viewportSize === 0 || rows.length < 2) return;
    const top = scene.now.isStuck ? list.scrollSize - list.viewportSize : this.offset;
    const first = list.findItemIndex(Math.max(0, top) + 1);
    scene.set({ dayAt: scene.now.isStuck ? undefined : dayAt(rows, first) });
    if (built !== undefined) this.surveyUnread(built, first);
    if (this.target !== undefined || this.back !== undefined) return;
    const { timeline } = room;
    if (timeline.loading !== undefined || timeline.failure !== undefined) return;
    const ahead = list.viewportSize * screensAhead;
    if (!timeline.atStart && top < ahead) void this.client.loadOlder(room);
    else if (!timeline.atEnd && list.scrollSize - top - list.viewportSize < ahead)
      void this.client.loadNewer(room);
  }

  private surveyUnread(built: Built, first: number): void {
    const { unreadLine } = this;
    const { timeline } = this.room;
    if (unreadLine === undefined || unreadLine === this.seenLine) {
      this.scene.set({ unreadIsAbove: false });
      return;
    }
    const oldest = timeline.entries[0];
    const isOutside =
      built.unreadAt < 0 && !timeline.atStart && oldest !== undefined && oldest.at > unreadLine;
    if (built.unreadAt >= 0 && first <= built.unreadAt) this.seen();
    else this.scene.set({ unreadIsAbove: built.unreadAt >= 0 || isOutside });
  }
}

/** Where a row is, by its key or by that of an entry in a fold. */
export function indexOfKey(rows: readonly Row[], key: string): number {
  return rows.findIndex(
    row => row.key === key || (row.type === 'fold' && row.entries.some(entry => entry.key === key)),
  );
}

/** When what stands there was; undefined where its day is written out. */
function dayAt(rows: readonly Row[], index: number): number | undefined {
  const row = rows[index];
  if (row?.type === 'entry') return row.entry.at;
  if (row?.type === 'fold') return row.entries[0]?.at;
  const next = rows[index + 1];
  return row?.type === 'unread' && next?.type === 'entry' ? next.entry.at : undefined;
}
