/** How much of a message one AUTHENTICATE carries, in characters of base64 (IRCv3 sasl-3.1). */
const chunkCharsMax = 400;

/** How long a message may be: a password of the longest, with names of the longest, fits in thrice. */
const messageCharsMax = 2000;

/** What comes of one AUTHENTICATE: a message that is whole, or `more` when it goes on. */
export type Gathered = Buffer | 'more' | 'too-long' | 'garbled';

/** Puts the messages of a client together out of the parameters of AUTHENTICATE. */
export class Chunks {
  private gathered = '';

  /** Takes one. After `too-long` and `garbled` a new message begins. */
  take(chunk: string): Gathered {
    const whole = this.gathered + (chunk === '+' ? '' : chunk);
    this.gathered = '';
    if (chunk.length > chunkCharsMax || whole.length > messageCharsMax) return 'too-long';
    if (chunk.length === chunkCharsMax) {
      this.gathered = whole;
      return 'more';
    }
    return base64.test(whole) ? Buffer.from(whole, 'base64') : 'garbled';
  }
}

/** A message of the server's as parameters of as many AUTHENTICATE as it takes. */
export function chunksOf(message: Uint8Array): readonly string[] {
  const text = Buffer.from(message).toString('base64');
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += chunkCharsMax) chunks.push(text.slice(at, at + chunkCharsMax));
  // A message ends with a chunk that is not full.
  return text.length % chunkCharsMax === 0 ? [...chunks, '+'] : chunks;
}

/** RFC 4648, with its padding. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
