/** Who may be sent something later than it was taken from her. */
export interface Recipient {
  /** Writes pieces to its socket, all of which were taken from it before. */
  sendHeld(pieces: readonly Buffer[]): void;
}

/** What some turns had to send, which waits for the same. */
interface Batch {
  readonly pieces: Map<Recipient, Buffer[]>;
  /** How much is not over yet of what it waits for. */
  waits: number;
  /** How many pieces, and how many UTF-16 units of text they were made of; what several are sent counts once. */
  count: number;
  chars: number;
}

/** How much text is held back at most, beside that of the turn which reaches it. */
const charsMax = 524_288;

/** How many pieces. */
const piecesMax = 131_072;

/**
 * Holds back what turns had to send until what they wait for is over, and sends it in their order. Turns that come
 * while the first waits wait together, so that there are never more than two batches. When much is held, readers of
 * sockets are to wait: it tells them when they may go on.
 */
export class Holdback {
  /** Whether so much is held that nothing more is to be read. */
  isFull = false;
  private readonly batches: Batch[] = [];
  private readonly parked = new Set<() => void>();
  private count = 0;
  private chars = 0;
  private isSending = false;

  /** Whether something is held, so that what comes now is behind it. */
  get isHolding(): boolean {
    return this.batches.length > 0;
  }

  /** Begins to hold what one turn had to send, behind all that is held. `wait`, if there is one, never fails. */
  hold(pieces: ReadonlyMap<Recipient, Buffer>, chars: number, wait: Promise<void> | undefined): void {
    const batch = this.open();
    for (const [recipient, piece] of pieces) {
      const list = batch.pieces.get(recipient);
      if (list === undefined) batch.pieces.set(recipient, [piece]);
      else list.push(piece);
    }
    this.grow(batch, pieces.size, chars);
    if (wait === undefined) return;
    batch.waits += 1;
    void wait.then(() => {
      batch.waits -= 1;
      this.send();
    });
  }

  /** Calls back once when it is not full any more. Returns what cancels it. */
  whenFree(callback: () => void): () => void {
    this.parked.add(callback);
    return () => this.parked.delete(callback);
  }

  /** The batch for what comes now: what the first waits for may be over before the disk has anything new. */
  private open(): Batch {
    const last = this.batches.at(-1);
    if (last !== undefined && this.batches.length > 1) return last;
    const batch: Batch = { pieces: new Map(), waits: 0, count: 0, chars: 0 };
    this.batches.push(batch);
    return batch;
  }

  private grow(batch: Batch, count: number, chars: number): void {
    batch.count += count;
    batch.chars += chars;
    this.count += count;
    this.chars += chars;
    this.isFull = this.chars >= charsMax || this.count >= piecesMax;
  }

  private send(): void {
    // Who is sent something may be gone by that, and others are told of it then.
    if (this.isSending) return;
    this.isSending = true;
    for (let batch = this.batches[0]; batch?.waits === 0; batch = this.batches[0]) {
      for (const [recipient, pieces] of batch.pieces) recipient.sendHeld(pieces);
      this.batches.shift();
      this.count -= batch.count;
      this.chars -= batch.chars;
    }
    this.isSending = false;
    this.isFull = this.chars >= charsMax || this.count >= piecesMax;
    if (!this.isFull) this.wake();
  }

  private wake(): void {
    const parked = [...this.parked];
    this.parked.clear();
    for (const goOn of parked) goOn();
  }
}
