/**
 * What a session is to be sent at the end of a loop turn, shared with every other session that is to be sent the
 * same. Sessions begin a turn at a common root and walk from text to text; those that heard the same in the same
 * order stand at the same trail, so what 500 members of a busy channel read is put together and encoded once.
 */
export class Trail {
  /** An upper bound of the bytes on the way here, good enough to see that a queue grows too long. */
  readonly charsTotal: number;
  private readonly parent: Trail | undefined;
  private readonly text: string;
  private readonly next: Trail[] = [];
  private encoded: Buffer | undefined;

  constructor(parent?: Trail, text = '') {
    this.parent = parent;
    this.text = text;
    this.charsTotal = (parent?.charsTotal ?? 0) + text.length;
  }

  /** The trail that goes on from here with a text. */
  followedBy(text: string): Trail {
    for (const trail of this.next) if (trail.text === text) return trail;
    const trail = new Trail(this, text);
    this.next.push(trail);
    // A broadcast has few kinds of readers; what was said to one session alone is not worth looking for.
    if (this.next.length > forksMax) this.next.shift();
    return trail;
  }

  /** All texts on the way here, as bytes of UTF-8. */
  bytes(): Buffer {
    if (this.encoded === undefined) {
      const texts: string[] = [];
      for (let trail: Trail | undefined = this; trail !== undefined; trail = trail.parent)
        texts.push(trail.text);
      this.encoded = Buffer.from(texts.reverse().join(''), 'utf8');
    }
    return this.encoded;
  }
}

const forksMax = 8;
