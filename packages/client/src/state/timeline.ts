import type { Entry } from '../model/message.ts';
import type { Timeline } from '../model/timeline.ts';
import { type Bell, Changing } from './changing.ts';

/** How many entries a window keeps that only follows the talk; it is trimmed when it is half as long again. */
const followedMax = 2000;

/** How many may be kept apart while what was missed is being asked for. */
const heldMax = 3000;

/** A window on what was said in a room: see `Timeline`. */
export class TimelineState extends Changing implements Timeline {
  atStart = false;
  atEnd = true;
  loading: Timeline['loading'];
  failure: string | undefined;
  shifted = 0;
  /** Another number whenever the window shows another piece: what was asked for before does not belong there. */
  piece = 0;
  private list: Entry[] = [];
  /** What the user said and nobody has confirmed. It is shown behind the newest. */
  private waiting: readonly Entry[] = [];
  private shown: readonly Entry[] | undefined;
  private readonly byId = new Map<string, Entry>();
  /** What was confirmed without a msgid, by its mark: the history may tell its msgid. */
  private readonly nameless = new Map<string, Entry>();
  /** What came live while what was missed before is being asked for, and those who ask. */
  private heldBack: Entry[] = [];
  private heldIds = new Set<string>();
  private readonly holds = new Set<object>();
  private isTorn = false;
  /** The key of what the user reads far back; what is around it stays. Undefined while she reads the newest. */
  private readAt: string | undefined;
  private mayLoseNewest = false;
  /** How many entries are kept: more while someone reads back. */
  private keptMax: number;
  /** How many there may be at all, in a window that someone reads far back in. */
  private readonly windowMax: number;
  private readonly unsentChanged: () => void;

  /** `unsentChanged` is called when there is more or less that nobody has confirmed. */
  constructor(bell: Bell, windowMax: number, unsentChanged: () => void) {
    super(bell);
    this.windowMax = windowMax;
    this.unsentChanged = unsentChanged;
    this.keptMax = this.followed;
    this.loading = undefined;
  }

  get entries(): readonly Entry[] {
    this.shown ??=
      this.atEnd && this.waiting.length > 0 ? [...this.list, ...this.waiting] : this.list.slice();
    return this.shown;
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

  /** The newest that the server has sent, if the window has any. */
  get newest(): Entry | undefined {
    return this.list.at(-1);
  }

  setLoading(loading: Timeline['loading'], failure?: string): void {
    this.loading = loading;
    this.failure = failure;
    super.changed();
  }

  /** Nothing older is kept anywhere. */
  startsHere(): void {
    if (this.atStart) return;
    this.atStart = true;
    this.changed();
  }

  /** More was said than anyone asks for at once, and someone reads far back: the newest is not in the window any more. */
  partFromNewest(): void {
    this.atEnd = false;
    this.changed();
  }

  /** Something older may be kept for who she is now. */
  mayStartEarlier(): void {
    if (!this.atStart) return;
    this.atStart = false;
    this.changed();
  }

  /** Something that has just happened. Returns whether it is new. */
  follow(given: Entry): boolean {
    if (given.msgid !== undefined && this.byId.has(given.msgid)) {
      if (given.own) this.updateByMsgid(given.msgid, { own: true, mentions: false });
      return false;
    }
    const entry = this.settled(given);
    if (entry === undefined) return false;
    if (this.holds.size > 0) return this.keepApart(entry);
    if (!this.atEnd) return true;
    this.insert(entry);
    if (this.readsOldest()) this.trimNewest();
    else this.trimOldest();
    this.changed();
    return true;
  }

  /** The user reads something older from now on, or the newest again. `isKept` is whether the newest could be had again. */
  read(key: string | undefined, isKept: boolean): void {
    this.readAt = key;
    this.mayLoseNewest = isKept;
  }

  /** Whether the user reads something older than the newest. */
  get isReadBack(): boolean {
    return this.readAt !== undefined;
  }

  /** Keeps what comes from now on apart. Returns what puts it behind what was missed. */
  holdBack(): () => void {
    const hold = {};
    this.holds.add(hold);
    return () => {
      if (this.holds.delete(hold) && this.holds.size === 0) this.release();
    };
  }

  /** Nobody tells any more what was missed. */
  releaseAll(): void {
    if (this.holds.size === 0) return;
    this.holds.clear();
    this.release();
  }

  /** Puts a page before or behind what is there. Returns what of it has not been heard of yet. */
  add(page: readonly Entry[], side: 'older' | 'newer', isLast: boolean): readonly Entry[] {
    const fresh = this.take(page);
    if (side === 'older') {
      this.list.unshift(...fresh);
      this.shifted += fresh.length;
      this.atStart = isLast;
      this.keptMax = Math.min(this.windowMax, this.list.length + this.followed);
      this.trimNewest();
    } else {
      this.list.push(...fresh);
      if (isLast) this.atEnd = true;
      this.keptMax = Math.max(this.keptMax, Math.min(this.windowMax, this.list.length));
      this.trimOldest();
    }
    this.changed();
    return this.unheard(fresh);
  }

  /** Shows another piece of what was said. Returns what of it has not been heard of yet. */
  replace(page: readonly Entry[], atStart: boolean, atEnd: boolean): readonly Entry[] {
    const known = new Set(this.byId.keys());
    this.clear();
    this.list = this.take(page);
    this.atStart = atStart;
    this.atEnd = atEnd;
    this.shifted = 0;
    this.keptMax = this.followed;
    this.changed();
    return this.unheard(this.list).filter(({ msgid }) => msgid === undefined || !known.has(msgid));
  }

  /** The user reads the newest again: what is far back need not be kept. */
  rest(): void {
    this.keptMax = this.followed;
    this.readAt = undefined;
  }

  /** A message has another content. It stays where it is. */
  updateByMsgid(msgid: string, change: Partial<Entry>): void {
    const before = this.byId.get(msgid);
    if (before !== undefined) {
      this.put(this.indexOf(before), { ...before, ...change });
      this.changed();
    } else if (this.heldIds.has(msgid)) {
      this.heldBack = this.heldBack.map(held => (held.msgid === msgid ? { ...held, ...change } : held));
    }
  }

  /** What was sent or is to be sent, or has failed. */
  get unsent(): readonly Entry[] {
    return this.waiting;
  }

  unsentBy(key: string): Entry | undefined {
    return this.waiting.find(entry => entry.key === key);
  }

  /** The user said something that nobody has confirmed. */
  expect(entry: Entry): void {
    this.wait([...this.waiting, entry]);
  }

  /** What waited could not be said. */
  fail(key: string, failure: string | undefined): void {
    this.wait(
      this.waiting.map(entry => (entry.key === key ? { ...entry, delivery: 'failed', failure } : entry)),
    );
  }

  /** What waited is thrown away, or is said by another entry. */
  drop(key: string): void {
    this.wait(this.waiting.filter(entry => entry.key !== key));
  }

  /** What waited has arrived. Returns what stands for it now; undefined when the server had told of it before. */
  confirm(
    key: string,
    { msgid, at }: { msgid: string | undefined; at: number | undefined },
  ): Entry | undefined {
    const before = this.unsentBy(key);
    if (before === undefined) return undefined;
    this.drop(key);
    // The history was faster than the echo.
    if (msgid !== undefined && this.byId.has(msgid)) return undefined;
    const entry: Entry = { ...before, delivery: 'sent', failure: undefined, msgid, at: at ?? before.at };
    if (entry.msgid === undefined && entry.mark !== undefined) this.nameless.set(entry.mark, entry);
    this.follow(entry);
    return entry;
  }

  private wait(waiting: readonly Entry[]): void {
    this.waiting = waiting;
    this.unsentChanged();
    this.changed();
  }

  /** Under the key of what waited for it, if anything did; undefined when it stands there already. */
  private settled(entry: Entry): Entry | undefined {
    const { mark } = entry;
    if (mark === undefined) return entry;
    const same = this.nameless.get(mark);
    if (same !== undefined && entry.msgid !== undefined) {
      this.nameless.delete(mark);
      const at = this.indexOf(same);
      if (at >= 0) this.put(at, { ...same, msgid: entry.msgid });
      return at >= 0 ? undefined : entry;
    }
    if (this.unsentBy(mark) === undefined) return entry;
    this.drop(mark);
    return { ...entry, key: mark, own: true, mentions: false };
  }

  /** What of a page is not in the window, ready to be put there. */
  private take(page: readonly Entry[]): Entry[] {
    const fresh: Entry[] = [];
    for (const given of page) {
      if (given.msgid !== undefined && this.byId.has(given.msgid)) continue;
      const entry = this.settled(given);
      if (entry === undefined) continue;
      this.index(entry);
      fresh.push(entry);
    }
    return fresh;
  }

  private unheard(entries: readonly Entry[]): readonly Entry[] {
    return entries.filter(({ msgid }) => msgid === undefined || !this.heldIds.has(msgid));
  }

  private keepApart(entry: Entry): boolean {
    const { msgid } = entry;
    if (msgid !== undefined) {
      if (this.heldIds.has(msgid)) return false;
      this.heldIds.add(msgid);
    }
    this.heldBack.push(entry);
    if (this.heldBack.length > heldMax * 1.5) {
      // What is missed cannot be put before it any more: the window begins anew with what is held.
      const gone = this.heldBack.splice(0, this.heldBack.length - heldMax);
      for (const { msgid: id } of gone) if (id !== undefined) this.heldIds.delete(id);
      this.isTorn = true;
    }
    return true;
  }

  private release(): void {
    const held = this.heldBack;
    this.heldBack = [];
    this.heldIds = new Set();
    if (this.isTorn && this.atEnd) {
      this.clear();
      this.atStart = false;
      this.changed();
    }
    this.isTorn = false;
    const from = this.atStart ? undefined : this.list[0]?.at;
    for (const entry of held) {
      // The window may show a later piece by now, in front of which it is read back.
      if (from === undefined || entry.at >= from) this.follow(entry);
    }
  }

  private clear(): void {
    this.piece += 1;
    this.list = [];
    this.byId.clear();
    this.nameless.clear();
  }

  private index(entry: Entry): void {
    if (entry.msgid !== undefined) this.byId.set(entry.msgid, entry);
  }

  private put(at: number, entry: Entry): void {
    this.list[at] = entry;
    this.index(entry);
  }

  /** It stands by its time. */
  private insert(entry: Entry): void {
    this.index(entry);
    let at = this.list.length;
    while (at > 0 && (this.list[at - 1]?.at ?? 0) > entry.at) at -= 1;
    // What is older than the window has no place in it: somebody's clock is wrong.
    if (at === 0 && !this.atStart) this.list.push(entry);
    else this.list.splice(at, 0, entry);
  }

  private indexOf(entry: Entry): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.list[middle]?.at ?? entry.at) < entry.at) low = middle + 1;
      else high = middle;
    }
    const found = this.list.indexOf(entry, low);
    return found >= 0 ? found : this.list.indexOf(entry);
  }

  private get followed(): number {
    return Math.min(followedMax, this.windowMax);
  }

  /** Whether what is read is nearer to the oldest in the window, so that what is new may go rather than what is old. */
  private readsOldest(): boolean {
    const { readAt, list } = this;
    if (readAt === undefined || !this.mayLoseNewest) return false;
    // Looked for only when something has to go.
    if (list.length <= Math.min(this.keptMax, this.windowMax) * 1.5) return true;
    const at = list.findIndex(({ key }) => key === readAt);
    return at >= 0 && at < list.length / 2;
  }

  private trimOldest(): void {
    if (this.list.length <= this.keptMax * 1.5) return;
    const gone = this.list.splice(0, this.list.length - this.keptMax);
    this.forget(gone);
    this.shifted -= gone.length;
    this.atStart = false;
  }

  private trimNewest(): void {
    if (this.list.length <= this.windowMax * 1.5) return;
    this.forget(this.list.splice(this.windowMax));
    this.atEnd = false;
  }

  private forget(gone: readonly Entry[]): void {
    for (const { msgid, mark } of gone) {
      if (msgid !== undefined) this.byId.delete(msgid);
      if (mark !== undefined) this.nameless.delete(mark);
    }
  }
}
