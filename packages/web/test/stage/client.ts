import type { ChatClient, Entry, Room, Timeline } from '@salon/client';
import { Watched } from './watched.ts';

/** Pages are as long as those of a server. */
const page = 200;

/** A window on entries that are all there. */
export class StageTimeline extends Watched implements Timeline {
  entries: readonly Entry[];
  atStart: boolean;
  atEnd = true;
  loading: Timeline['loading'];
  failure: string | undefined;
  shifted = 0;
  private readonly all: Entry[];
  private from: number;
  private to: number;

  constructor(all: Entry[], shown: number) {
    super();
    this.all = all;
    this.from = Math.max(0, all.length - shown);
    this.to = all.length;
    this.entries = all.slice(this.from);
    this.atStart = this.from === 0;
  }

  indexOfMsgid(msgid: string): number {
    return this.entries.findIndex(entry => entry.msgid === msgid);
  }

  byMsgid(msgid: string): Entry | undefined {
    return this.entries[this.indexOfMsgid(msgid)];
  }

  move(from: number, to: number): void {
    this.from = Math.max(0, from);
    this.to = Math.min(this.all.length, to);
    this.entries = this.all.slice(this.from, this.to);
    this.atStart = this.from === 0;
    this.atEnd = this.to === this.all.length;
    this.touch();
  }

  older(): void {
    this.move(this.from - page, this.to);
  }

  newer(): void {
    this.move(this.from, this.to + page);
  }

  around(at: number): void {
    this.move(at - page / 2, at + page / 2);
  }

  place(msgid: string): number {
    return this.all.findIndex(entry => entry.msgid === msgid);
  }

  after(time: number): number {
    return this.all.findIndex(entry => entry.at > time);
  }

  toEnd(): void {
    this.move(this.all.length - page, this.all.length);
  }

  add(entry: Entry): void {
    this.all.push(entry);
    if (this.atEnd) this.move(this.from, this.all.length);
  }

  change(key: string, change: Partial<Entry>): void {
    const index = this.all.findIndex(entry => entry.key === key);
    const entry = this.all[index];
    if (entry !== undefined) this.all[index] = { ...entry, ...change };
    this.move(this.from, this.to);
  }
}

/** A room of which the stage has all in its hands. */
export class StageRoom extends Watched {
  readonly kind = 'channel';
  readonly name = '#salon';
  readonly key = '#salon';
  readonly presence = 'in';
  readonly members = {
    get: (nick: string) => (['alice', 'bob', 'carol'].includes(nick) ? { nick } : undefined),
  };
  readonly timeline: StageTimeline;
  unread = 0;
  mentions = 0;
  unreadLine: number | undefined;
  typing: readonly string[] = [];

  constructor(timeline: StageTimeline) {
    super();
    this.timeline = timeline;
  }
}

const soon = () => new Promise(resolve => setTimeout(resolve, 30));

/** A client that knows one room, and answers after a moment. It notes what it was told. */
export function stageClient(room: StageRoom, notes: string[]): ChatClient {
  const { timeline } = room;
  const load = async (way: 'older' | 'newer' | 'jump', then: () => void) => {
    if (timeline.loading !== undefined) return;
    timeline.loading = way;
    timeline.touch();
    await soon();
    timeline.loading = undefined;
    then();
  };
  const people = new Map<string, Watched & { nick: string }>();
  const client = {
    me: Object.assign(new Watched(), { nick: 'lena' }),
    facts: Object.assign(new Watched(), {
      caps: new Set(['message-tags', 'draft/message-edit', 'draft/message-redaction']),
      isChannel: (name: string) => name.startsWith('#'),
      sameName: (a: string, b: string) => a.toLowerCase() === b.toLowerCase(),
    }),
    rooms: Object.assign(new Watched(), { get: () => room }),
    person: (nick: string) => {
      const person = people.get(nick) ?? Object.assign(new Watched(), { nick });
      people.set(nick, person);
      return person;
    },
    hasRank: () => false,
    look: (seen: Room | undefined) => void notes.push(`look ${seen === undefined ? 'away' : 'here'}`),
    loadOlder: () => load('older', () => timeline.older()),
    loadNewer: () => load('newer', () => timeline.newer()),
    jumpTo: async (_: Room, msgid: string) => {
      const place = timeline.place(msgid);
      if (place >= 0) await load('jump', () => timeline.around(place));
      return place >= 0;
    },
    jumpToTime: async (_: Room, at: number) => {
      await load('jump', () => timeline.around(timeline.after(at)));
      return true;
    },
    jumpToEnd: () => load('jump', () => timeline.toEnd()),
    react: async (_: Room, msgid: string, value: string) => {
      notes.push(`react ${msgid} ${value}`);
      return { ok: true, value: undefined };
    },
    remove: async (_: Room, msgid: string) => {
      notes.push(`remove ${msgid}`);
      const entry = timeline.byMsgid(msgid);
      if (entry !== undefined)
        timeline.change(entry.key, { text: '', removed: { by: entry.author.nick, reason: '' } });
      return { ok: true, value: undefined };
    },
    resend: (_: Room, key: string) => void notes.push(`resend ${key}`),
    discard: (_: Room, key: string) => void notes.push(`discard ${key}`),
    join: async (name: string) => {
      notes.push(`join ${name}`);
      return { ok: false, code: '403', text: 'No such channel' };
    },
  };
  return client as unknown as ChatClient;
}
