import type { Entry } from '../model/message.ts';
import type { Timeline } from '../model/timeline.ts';
import { type Bell, Changing } from './changing.ts';

/** How many entries a window keeps that only follows the talk; it is trimmed when it is half as long again. */
const followedMax = 2000;

/** How many there may be at all, in a window that someone reads far back in. */
const entriesMax = 150_000;

/** A window on what was said in a room: see `Timeline`. */
export class TimelineState extends Changing implements Timeline {
  atStart = false;
  atEnd = true;
  loading: Timeline['loading'];
  failure: string | undefined;
  shifted = 0;
  private list: Entry[] = [];
  private shown: readonly Entry[] | undefined;
  private readonly byId = new Map<string, Entry>();
  /** What came live while what was missed before is being asked for. */
  private heldBack: Entry[] | undefined;
  /** How many entries are kept: more while someone reads back. */
  private keptMax = followedMax;

  constructor(bell: Bell) {
    super(bell);
    this.loading = undefined;
  }

  get entries(): readonly Entry[] {
    this.shown ??= this.list.slice();
    return this.shown;
  }

  get length(): number {
    return this.list.length;
  }

  override changed(): void {
    this.shown = undefined;
    super.changed();
  }

  byMsgid(msgid: string): Entry | undefined {
    return this.byId.get(msgid);
  }

  indexOfMsgid(msgid: string): number {
    const entry = this.byId.get(msgid);
    return entry === undefined ? -1 : this.indexOf(entry);
  }

  /** The first or last msgid that is in the window: where its pages go on. */
  get oldestMsgid(): string | undefined {
    return this.list.find(({ msgid }) => msgid !== undefined)?.msgid;
  }

  get newestMsgid(): string | undefined {
    return this.list.findLast(({ msgid }) => msgid !== undefined)?.msgid;
  }

  setLoading(loading: Timeline['loading'], failure?: string): void {
    this.loading = loading;
    this.failure = failure;
    super.changed();
  }

  /** Something that has just happened. Returns whether it is new. */
  follow(entry: Entry): boolean {
    if (entry.msgid !== undefined && this.byId.has(entry.msgid)) {
      if (entry.own) this.updateByMsgid(entry.msgid, { own: true, mentions: false });
      return false;
    }
    if (this.heldBack !== undefined) {
      const isKnown = entry.msgid !== undefined && this.heldBack.some(({ msgid }) => msgid === entry.msgid);
      if (!isKnown) this.heldBack.push(entry);
      return !isKnown;
    }
    if (this.isPending(entry.mark)) this.remove(entry.mark);
    if (!this.atEnd) return true;
    this.insert(entry);
    this.trimOldest();
    this.changed();
    return true;
  }

  /** Whether it is the mark of something that the user said and nobody has confirmed. */
  isPending(mark: string | undefined): mark is string {
    return mark !== undefined && this.byKey(mark)?.delivery === 'pending';
  }

  /** Keeps what comes from now on apart, until `release`. */
  holdBack(): void {
    this.heldBack ??= [];
  }

  /** Puts behind what was missed what has come meanwhile. */
  release(): void {
    const held = this.heldBack;
    this.heldBack = undefined;
    for (const entry of held ?? []) this.follow(entry);
  }

  /** Puts a page before or behind what is there. Returns what of it was not there yet. */
  add(page: readonly Entry[], side: 'older' | 'newer', isLast: boolean): readonly Entry[] {
    const fresh = page.filter(({ msgid }) => msgid === undefined || !this.byId.has(msgid));
    for (const entry of fresh) this.index(entry);
    if (side === 'older') {
      this.list.unshift(...fresh);
      this.shifted += fresh.length;
      if (isLast) this.atStart = true;
      this.keptMax = this.list.length + followedMax;
      this.trimNewest();
    } else {
      this.placeNewer(fresh);
      if (isLast) this.atEnd = true;
      this.keptMax = Math.max(this.keptMax, Math.min(entriesMax, this.list.length));
      this.trimOldest();
    }
    this.changed();
    return fresh;
  }

  /** Shows another piece of what was said. What is on its way stays. */
  replace(page: readonly Entry[], atStart: boolean, atEnd: boolean): void {
    const unsent = atEnd ? this.list.filter(({ delivery }) => delivery !== 'sent') : [];
    this.list = [];
    this.byId.clear();
    for (const entry of [...page, ...unsent]) {
      if (entry.msgid !== undefined && this.byId.has(entry.msgid)) continue;
      this.index(entry);
      this.list.push(entry);
    }
    this.atStart = atStart;
    this.atEnd = atEnd;
    this.shifted = 0;
    this.keptMax = followedMax;
    this.changed();
  }

  /** The user reads the newest again: what is far back need not be kept. */
  rest(): void {
    this.keptMax = followedMax;
  }

  /** Gives an entry another content. It stays where it is, unless it gets its time now. */
  update(key: string, change: Partial<Entry>): Entry | undefined {
    const at = this.list.findLastIndex(entry => entry.key === key);
    const before = this.list[at];
    if (before === undefined) return this.updateHeld(key, change);
    const entry = { ...before, ...change };
    if (entry.msgid !== undefined) {
      const same = this.byId.get(entry.msgid);
      // The history was faster than the echo.
      if (same !== undefined && same.key !== key) {
        this.list.splice(at, 1);
        this.changed();
        return same;
      }
    }
    if (before.delivery === 'pending' && entry.delivery === 'sent') {
      this.list.splice(at, 1);
      // What was missed comes before it.
      if (this.heldBack === undefined) this.insert(entry);
      else this.heldBack.push(entry);
    } else {
      this.list[at] = entry;
      this.index(entry);
    }
    this.changed();
    return entry;
  }

  updateByMsgid(msgid: string, change: Partial<Entry>): void {
    const entry = this.byId.get(msgid) ?? this.heldBack?.find(held => held.msgid === msgid);
    if (entry !== undefined) this.update(entry.key, change);
  }

  byKey(key: string): Entry | undefined {
    return this.list.findLast(entry => entry.key === key) ?? this.heldBack?.find(entry => entry.key === key);
  }

  remove(key: string): void {
    const at = this.list.findLastIndex(entry => entry.key === key);
    const entry = this.list[at];
    if (entry === undefined) return;
    this.list.splice(at, 1);
    if (entry.msgid !== undefined) this.byId.delete(entry.msgid);
    this.changed();
  }

  /** What was sent or is to be sent, and nobody has confirmed. */
  get pending(): readonly Entry[] {
    return this.list.filter(({ delivery }) => delivery === 'pending');
  }

  /** What was said later than that, in milliseconds since 1970. */
  *after(at: number): Iterable<Entry> {
    for (let index = this.list.length - 1; index >= 0; index -= 1) {
      const entry = this.list[index];
      if (entry === undefined) return;
      if (entry.delivery === 'sent' && entry.at <= at) return;
      if (entry.delivery === 'sent') yield entry;
    }
  }

  private updateHeld(key: string, change: Partial<Entry>): Entry | undefined {
    const at = this.heldBack?.findIndex(entry => entry.key === key) ?? -1;
    const before = this.heldBack?.[at];
    if (before === undefined || this.heldBack === undefined) return undefined;
    const entry = { ...before, ...change };
    this.heldBack[at] = entry;
    return entry;
  }

  private index(entry: Entry): void {
    if (entry.msgid !== undefined) this.byId.set(entry.msgid, entry);
  }

  /** What is confirmed stands by its time, before all that is not. */
  private insert(entry: Entry): void {
    this.index(entry);
    let at = this.list.length;
    if (entry.delivery === 'sent') {
      while (at > 0) {
        const before = this.list[at - 1];
        if (before === undefined || (before.delivery === 'sent' && before.at <= entry.at)) break;
        at -= 1;
      }
    }
    this.list.splice(at, 0, entry);
  }

  private placeNewer(entries: readonly Entry[]): void {
    const unsentFrom = this.list.findIndex(({ delivery }) => delivery !== 'sent');
    if (unsentFrom < 0) this.list.push(...entries);
    else this.list.splice(unsentFrom, 0, ...entries);
  }

  private indexOf(entry: Entry): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const probe = this.list[middle];
      if (probe !== undefined && probe.delivery === 'sent' && probe.at < entry.at) low = middle + 1;
      else high = middle;
    }
    const found = this.list.indexOf(entry, low);
    return found >= 0 ? found : this.list.indexOf(entry);
  }

  private trimOldest(): void {
    if (this.list.length <= this.keptMax * 1.5) return;
    const gone = this.list.splice(0, this.list.length - this.keptMax);
    this.forget(gone);
    this.shifted -= gone.length;
    this.atStart = false;
  }

  private trimNewest(): void {
    if (this.list.length <= entriesMax) return;
    this.forget(this.list.splice(entriesMax));
    this.atEnd = false;
  }

  private forget(gone: readonly Entry[]): void {
    for (const { msgid } of gone) if (msgid !== undefined) this.byId.delete(msgid);
  }
}
