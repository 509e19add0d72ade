import { writeTime } from '@salon/protocol';
import { ask, type Core } from '../core.ts';
import type { Outcome } from '../model/client.ts';
import type { Entry } from '../model/message.ts';
import type { RoomState } from '../state/room.ts';
import type { Reply } from '../wire/reply.ts';
import { type Page, readPage } from './page.ts';

/** How many messages are asked for at once. */
const pageEntries = 100;

/** After so many pages of what was missed, the rest is left to be read back: there is more than anyone reads. */
const missedPagesMax = 5;

/** How many pages in a row may have nothing but reactions. */
const emptyPagesMax = 10;

/** Moves the windows on what was said. */
export class Pager {
  private readonly core: Core;

  constructor(core: Core) {
    this.core = core;
  }

  async older(room: RoomState): Promise<void> {
    const { timeline } = room;
    if (timeline.loading !== undefined || timeline.atStart) return;
    if (!this.mayBeKept(room)) return timeline.startsHere();
    if (!this.isKept(room)) return;
    const from = timeline.oldestMsgid;
    if (from === undefined) return this.toEnd(room);
    await this.grow(room, 'older', from);
  }

  async newer(room: RoomState): Promise<void> {
    const { timeline } = room;
    const from = timeline.newestMsgid;
    if (timeline.loading !== undefined || timeline.atEnd || from === undefined || !this.isKept(room)) return;
    await this.grow(room, 'newer', from);
  }

  /** Shows what was said around a message; whether it is there. */
  async around(room: RoomState, reference: string, isThere: (page: Page) => boolean): Promise<boolean> {
    const { timeline } = room;
    timeline.setLoading('jump');
    let reachedEndAt: string | undefined;
    const page = await this.page(room, 'AROUND', reference, found => {
      if (!isThere(found)) return false;
      const newest = found.entries.at(-1)?.msgid;
      // The newest may be among them: then the window goes on to follow the talk.
      if (timeline.atEnd && newest !== undefined && timeline.byMsgid(newest) !== undefined)
        reachedEndAt = newest;
      timeline.replace(found.entries, false, false);
      return true;
    });
    if (reachedEndAt !== undefined) await this.grow(room, 'newer', reachedEndAt);
    else this.loaded(room, page);
    return page.ok && page.value;
  }

  /** Shows the newest. */
  async toEnd(room: RoomState): Promise<void> {
    if (!this.isKept(room)) return;
    const { timeline } = room;
    timeline.setLoading('jump');
    const release = timeline.holdBack();
    const page = await this.page(room, 'LATEST', '*', ({ entries, isLast }) => {
      timeline.replace(entries, isLast, true);
      release();
    });
    release();
    this.loaded(room, page);
  }

  /**
   * Asks for what was missed since the connection was lost, or for the newest where nothing is there yet. What had been
   * said and not confirmed takes its place in it. Resolves when no more is known.
   */
  async catchUp(room: RoomState): Promise<void> {
    const { timeline } = room;
    if (!this.mayBeKept(room)) return timeline.startsHere();
    if (!this.isKept(room)) return;
    if (timeline.failure !== undefined) timeline.setLoading(undefined);
    if (timeline.newestMsgid === undefined) return this.first(room);
    if (!timeline.atEnd) return this.countMissed(room);
    const release = timeline.holdBack();
    if (!(await this.missed(room, release))) {
      if (timeline.isReadBack) {
        timeline.partFromNewest();
        await this.countMissed(room);
      } else await this.newest(room);
    }
    release();
  }

  /** Page after page of what was missed; false when that is too much, or where it began is not kept any more. */
  private async missed(room: RoomState, release: () => void): Promise<boolean> {
    const { timeline } = room;
    const { piece } = timeline;
    let from = timeline.newestMsgid;
    for (let pages = 0; pages < missedPagesMax && from !== undefined; pages += 1) {
      const page: Outcome<string | undefined> = await this.page(room, 'AFTER', `msgid=${from}`, found => {
        if (timeline.piece !== piece) return undefined;
        this.count(room, timeline.add(found.entries, 'newer', true));
        if (found.isLast) release();
        return found.isLast ? undefined : found.newest;
      });
      if (!page.ok) return false;
      if (page.value === undefined || page.value === from) return true;
      from = page.value;
    }
    return false;
  }

  /** The newest in place of all that was there. */
  private async newest(room: RoomState): Promise<void> {
    await this.page(room, 'LATEST', '*', ({ entries, isLast }) =>
      this.count(room, room.timeline.replace(entries, isLast, true)),
    );
  }

  private async first(room: RoomState): Promise<void> {
    const { timeline } = room;
    timeline.setLoading('jump');
    const release = timeline.holdBack();
    const page = await this.page(room, 'LATEST', '*', ({ entries, isLast }) => {
      const unheard = timeline.add(entries, 'older', isLast);
      // Who was never here has missed nothing.
      const newest = entries.at(-1)?.at;
      if (room.readUntil === undefined && newest !== undefined) room.readTo(newest);
      this.count(room, unheard);
      release();
    });
    release();
    this.loaded(room, page);
  }

  /** Who reads far back goes on to; what is new is counted, and is there when she comes to it. */
  private async countMissed(room: RoomState): Promise<void> {
    const { timeline, lastAt } = room;
    for (let pages = 0; pages < missedPagesMax; pages += 1) {
      const from = room.lastAt;
      const page = await this.page(room, 'AFTER', `timestamp=${writeTime(from)}`, ({ entries, isLast }) => {
        for (const entry of entries) {
          const isMine = entry.mark !== undefined && timeline.unsentBy(entry.mark) !== undefined;
          if (isMine && entry.mark !== undefined) timeline.drop(entry.mark);
          if (entry.at > lastAt) room.count({ ...entry, own: entry.own || isMine });
        }
        return isLast;
      });
      if (!page.ok || page.value || room.lastAt === from) return;
    }
  }

  private count(room: RoomState, entries: readonly Entry[]): void {
    for (const entry of entries) room.count(entry);
  }

  /** Whether the server remembers what is said there, for who is in, and she is. */
  isKept(room: RoomState): boolean {
    return this.mayBeKept(room) && (room.kind === 'talk' || room.presence === 'in');
  }

  /** Puts a page before or behind the window; pages with nothing but reactions are no pages to who reads. */
  private async grow(room: RoomState, side: 'older' | 'newer', start: string): Promise<void> {
    const { timeline } = room;
    const { piece } = timeline;
    const edge = () => (side === 'older' ? timeline.oldestMsgid : timeline.newestMsgid);
    timeline.setLoading(side);
    let page: Outcome<string | undefined> = { ok: true, value: start };
    for (let pages = 0; pages < emptyPagesMax && page.ok && page.value !== undefined; pages += 1) {
      const from: string = page.value;
      page = await this.page(room, side === 'older' ? 'BEFORE' : 'AFTER', `msgid=${from}`, found => {
        if (timeline.piece !== piece || edge() !== start) return undefined;
        timeline.add(found.entries, side, found.isLast);
        const next = side === 'older' ? found.oldest : found.newest;
        return found.isLast || next === from ? undefined : next;
      });
      if (edge() !== start) break;
    }
    this.loaded(room, page);
  }

  private loaded(room: RoomState, page: Outcome<unknown>): void {
    room.timeline.setLoading(undefined, page.ok ? undefined : page.text);
  }

  /** Asks for a page, and takes it when it comes. */
  private page<T>(
    room: RoomState,
    direction: string,
    reference: string,
    take: (page: Page) => T,
  ): Promise<Outcome<T>> {
    const { core } = this;
    const limit = Math.min(pageEntries, core.facts.historyPageMax);
    const params = [direction, room.name, reference, String(limit)];
    const read = (replies: readonly Reply[]) => take(readPage(core, room, replies));
    // Why there is none is told where the page would stand, if anywhere.
    return ask(core, { command: 'CHATHISTORY', params }, read, { isPrivate: true });
  }

  private mayBeKept(room: RoomState): boolean {
    const { facts, me } = this.core;
    if (!facts.caps.has('draft/chathistory') || !facts.caps.has('batch')) return false;
    // Talks are remembered between accounts alone.
    return room.kind === 'channel' || (room.kind === 'talk' && me.account !== undefined);
  }
}
