import { type Encoding, encode } from './frames.ts';

/**
 * What a session is to be sent at the end of a loop turn, shared with every other session that is to be sent the
 * same. Sessions begin a turn at a common root and walk from text to text; those that heard the same in the same
 * order stand at the same trail, so what 500 members of a busy channel read is put together and encoded once.
 */
export class Trail {
  /** Counts all trails that began at the same root, and the UTF-16 units of their texts. */
  readonly family: { size: number; chars: number };
  private readonly parent: Trail | undefined;
  private readonly text: string;
  private next: Trail | Trail[] | undefined;
  /** In each encoding that was asked for. */
  private encoded: { readonly [Of in Encoding]?: Buffer } | undefined;

  constructor(parent?: Trail, text = '') {
    this.parent = parent;
    this.family = parent?.family ?? { size: 0, chars: 0 };
    this.family.size += 1;
    this.family.chars += text.length;
    this.text = text;
  }

  /** The trail that goes on from here with a text. */
  followedBy(text: string): Trail {
    const found = this.find(text);
    if (found !== undefined) return found;
    const trail = new Trail(this, text);
    // Most trails go on in one way only, and need no list for it.
    if (this.next === undefined) this.next = trail;
    else if (this.next instanceof Trail) this.next = [this.next, trail];
    else {
      this.next.push(trail);
      // A broadcast has few kinds of readers; what was said to one session alone is not worth looking for.
      if (this.next.length > forksMax) this.next.shift();
    }
    return trail;
  }

  private find(text: string): Trail | undefined {
    const { next } = this;
    if (next === undefined) return undefined;
    if (next instanceof Trail) return next.text === text ? next : undefined;
    return next.find(trail => trail.text === text);
  }

  /** All texts on the way here, encoded once for all who read them so. */
  bytes(encoding: Encoding): Buffer {
    const known = this.encoded?.[encoding];
    if (known !== undefined) return known;
    const texts: string[] = [];
    for (let trail: Trail | undefined = this; trail !== undefined; trail = trail.parent)
      texts.push(trail.text);
    const bytes = encode(texts.reverse().join(''), encoding);
    this.encoded = { ...this.encoded, [encoding]: bytes };
    return bytes;
  }
}

const forksMax = 8;
