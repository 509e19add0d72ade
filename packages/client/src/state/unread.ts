/** How many are told apart by their time; of what came before them only the number is known. */
const toldApartMax = 2000;

interface Unseen {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly mentions: boolean;
}

/** What came into a room and has not been read: counted, however much of it the window has. */
export class Unread {
  private waiting: Unseen[] = [];
  private older = { count: 0, mentions: 0, until: 0 };

  get count(): number {
    return this.older.count + this.waiting.length;
  }

  get mentions(): number {
    return this.older.mentions + mentionsIn(this.waiting);
  }

  add(at: number, mentions: boolean): void {
    this.waiting.push({ at, mentions });
    if (this.waiting.length > toldApartMax * 1.5) this.merge(this.waiting.splice(0, toldApartMax / 2));
  }

  /** All until then has been read. What is not told apart any more is read only as a whole. */
  readTo(at: number): void {
    this.waiting = this.waiting.filter(unseen => unseen.at > at);
    if (this.older.until <= at) this.older = { count: 0, mentions: 0, until: 0 };
  }

  private merge(some: readonly Unseen[]): void {
    const { count, mentions, until } = this.older;
    this.older = {
      count: count + some.length,
      mentions: mentions + mentionsIn(some),
      until: some.reduce((latest, { at }) => Math.max(latest, at), until),
    };
  }
}

function mentionsIn(some: readonly Unseen[]): number {
  return some.reduce((sum, { mentions }) => sum + Number(mentions), 0);
}
