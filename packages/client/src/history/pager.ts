import { ask, type Core } from '../core.ts';
import type { Outcome } from '../model/client.ts';
import type { Entry } from '../model/message.ts';
import type { RoomState } from '../state/room.ts';
import { type Page, readPage } from './page.ts';

/** How many messages are asked for at once. */
const pageEntries = 100;

/** After so many pages of what was missed, the rest is left to be read back: there is more than anyone reads. */
const missedPagesMax = 5;

/** Moves the windows on what was said. */
export class Pager {
  private readonly core: Core;

  constructor(core: Core) {
    this.core = core;
  }

  async older(room: RoomState): Promise<void> {
    const { timeline } = room;
    if (timeline.loading !== undefined || timeline.atStart || !this.isKept(room)) return;
    const from = timeline.oldestMsgid;
    if (from === undefined) return this.toEnd(room);
    timeline.setLoading('older');
    const page = await this.page(room, 'BEFORE', `msgid=${from}`);
    if (page.ok && timeline.oldestMsgid === from)
      timeline.add(page.value.entries, 'older', page.value.isLast);
    this.loaded(room, page);
  }

  async newer(room: RoomState): Promise<void> {
    const { timeline } = room;
    const from = timeline.newestMsgid;
    if (timeline.loading !== undefined || timeline.atEnd || from === undefined) return;
    timeline.setLoading('newer');
    const page = await this.page(room, 'AFTER', `msgid=${from}`);
    if (page.ok && timeline.newestMsgid === from)
      timeline.add(page.value.entries, 'newer', page.value.isLast);
    this.loaded(room, page);
  }

  /** Shows what was said around a message; whether it is there. */
  async around(room: RoomState, reference: string, isThere: (page: Page) => boolean): Promise<boolean> {
    room.timeline.setLoading('jump');
    const page = await this.page(room, 'AROUND', reference);
    const isFound = page.ok && isThere(page.value);
    if (page.ok && isFound) {
      const { timeline } = room;
      const newest = page.value.entries.at(-1)?.msgid;
      // The newest may be among them: then the window goes on to follow the talk.
      const reachesEnd = timeline.atEnd && newest !== undefined && timeline.byMsgid(newest) !== undefined;
      timeline.replace(page.value.entries, false, false);
      if (reachesEnd) await this.newerUntilEnd(room);
    }
    this.loaded(room, page);
    return isFound;
  }

  /** Shows the newest. */
  async toEnd(room: RoomState): Promise<void> {
    if (!this.isKept(room)) return;
    room.timeline.setLoading('jump');
    room.timeline.holdBack();
    const page = await this.page(room, 'LATEST', '*');
    if (page.ok) room.timeline.replace(page.value.entries, page.value.isLast, true);
    room.timeline.release();
    this.loaded(room, page);
  }

  /**
   * Asks for what was missed since the connection was lost, or for the newest where nothing is there yet. Resolves with
   * what was missed; with undefined when the server did not tell.
   */
  async catchUp(room: RoomState): Promise<readonly Entry[] | undefined> {
    if (!this.isKept(room)) return undefined;
    const { timeline } = room;
    if (timeline.newestMsgid === undefined) return this.first(room);
    // Who reads far back goes on to; what is new is there when she comes to it.
    if (!timeline.atEnd) return undefined;
    timeline.holdBack();
    const missed = (await this.missed(room)) ?? (await this.newest(room));
    for (const entry of missed ?? []) room.count(entry);
    timeline.release();
    return missed;
  }

  /** Page after page of what was missed; undefined when that is too much, or where it began is not kept any more. */
  private async missed(room: RoomState): Promise<readonly Entry[] | undefined> {
    const { timeline } = room;
    const missed: Entry[] = [];
    for (let pages = 0; pages < missedPagesMax; pages += 1) {
      const from = timeline.newestMsgid;
      if (from === undefined) return undefined;
      const page = await this.page(room, 'AFTER', `msgid=${from}`);
      if (!page.ok) return undefined;
      missed.push(...timeline.add(page.value.entries, 'newer', true));
      if (page.value.isLast || timeline.newestMsgid === from) return missed;
    }
    return undefined;
  }

  /** The newest in place of all that was there. */
  private async newest(room: RoomState): Promise<readonly Entry[] | undefined> {
    const { timeline } = room;
    const page = await this.page(room, 'LATEST', '*');
    if (!page.ok) return undefined;
    const fresh = page.value.entries.filter(
      ({ msgid }) => msgid === undefined || timeline.byMsgid(msgid) === undefined,
    );
    timeline.replace(page.value.entries, page.value.isLast, true);
    return fresh;
  }

  private async first(room: RoomState): Promise<readonly Entry[] | undefined> {
    const { timeline } = room;
    timeline.setLoading('jump');
    timeline.holdBack();
    const page = await this.page(room, 'LATEST', '*');
    let fresh: readonly Entry[] | undefined;
    if (page.ok) {
      const { entries, isLast } = page.value;
      fresh = timeline.add(entries, 'older', isLast);
      // Who was never here has missed nothing.
      const newest = entries.at(-1)?.at;
      if (room.readUntil === undefined && newest !== undefined) room.readTo(newest);
      for (const entry of fresh) room.count(entry);
    }
    timeline.release();
    this.loaded(room, page);
    return fresh;
  }

  private async newerUntilEnd(room: RoomState): Promise<void> {
    const from = room.timeline.newestMsgid;
    if (from === undefined) return;
    const page = await this.page(room, 'AFTER', `msgid=${from}`);
    if (page.ok) room.timeline.add(page.value.entries, 'newer', page.value.isLast);
  }

  private loaded(room: RoomState, page: Outcome<Page>): void {
    room.timeline.setLoading(undefined, page.ok ? undefined : page.text);
  }

  private page(room: RoomState, direction: string, reference: string): Promise<Outcome<Page>> {
    const { core } = this;
    const limit = Math.min(pageEntries, core.facts.historyPageMax);
    const params = [direction, room.name, reference, String(limit)];
    return ask(core, { command: 'CHATHISTORY', params }, replies => readPage(core, room, replies));
  }

  private isKept(room: RoomState): boolean {
    const { facts, me } = this.core;
    if (!facts.caps.has('draft/chathistory')) return false;
    // Talks are remembered between accounts alone.
    return room.kind === 'channel'
      ? room.presence === 'in'
      : room.kind === 'talk' && me.account !== undefined;
  }
}
