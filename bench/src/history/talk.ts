import type { HistoryRecord } from '@salon/server/history';

/** Numbers between 0 and 1 that look random and are the same in every run. */
export class Dice {
  private state = 0x2545f491;

  next(): number {
    // xorshift32
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }
}

const wordCount = 20_000;
const nickCount = 5000;

/** A word; some are said a thousand times as often as others, as in any language. */
export function word(dice: Dice): string {
  return `w${((Math.floor(wordCount * dice.next() ** 3) * 7919) % 100_003).toString(36)}`;
}

/** A room out of so many. */
export function room(dice: Dice, rooms: number): string {
  return `#room${dice.below(rooms)}`;
}

/** The message of a number: 4 to 15 words, by one of 5,000 people, a tenth of a second after the one before. */
export function message(dice: Dice, number: number, rooms: number): HistoryRecord {
  const nick = `nick${dice.below(nickCount)}`;
  const words = Array.from({ length: 4 + dice.below(12) }, () => word(dice));
  return {
    type: 'entry',
    kind: 'message',
    target: room(dice, rooms),
    id: `mb8x1c2d${number.toString(36).padStart(8, '0')}`,
    at: beginning + number * 100,
    who: { nick, user: '~user', host: '3f9a1c7e.example.net', account: nick },
    text: words.join(' '),
  };
}

/** When the first message was said: milliseconds since 1970. */
export const beginning = Date.UTC(2026, 0, 1);
