import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineIn, ours, steering, text, word } from '../../../test/hostile.ts';
import { Talker } from '../../../test/talker.ts';
import { rowWidth } from '../text/cells.ts';
import { type Canvas, Painter } from './painter.ts';
import { talkFrame } from './talk-screen.ts';

/** As small as screens are drawn; members are shown from 100 columns on. */
const size = fc.record({ columns: fc.integer({ min: 20, max: 200 }), rows: fc.integer({ min: 6, max: 60 }) });

class Paper implements Canvas {
  readonly writableNeedDrain = false;
  written = '';

  write(bytes: string): boolean {
    this.written += bytes;
    return true;
  }

  once(): void {
    throw new Error('paper takes everything');
  }
}

function expectHarmless(alice: Talker): void {
  const frame = talkFrame(alice.chat, 0);
  const paper = new Paper();
  const painter = new Painter(paper, 'true');
  painter.clear();
  painter.draw(frame);
  expect(paper.written.replace(ours, '')).not.toMatch(steering);
  for (const pieces of frame.rows) {
    for (const { row, width } of pieces) {
      expect(row.map(span => span.text).join('')).not.toMatch(steering);
      expect(rowWidth(row)).toBeLessThanOrEqual(width);
    }
  }
}

describe('whatever comes from others', () => {
  test('nothing of it steers the terminal, and nothing is wider than its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        size,
        fc.array(lineIn('#tea'), { minLength: 1, maxLength: 8 }),
        async (size, lines) => {
          const alice = await Talker.hearing(1);
          alice.size = size;
          for (const one of lines) alice.hears(one);
          await alice.stage.settle();
          expectHarmless(alice);
          // The room of the server, the talks, and a message that is chosen.
          await alice.types('\x1b1');
          expectHarmless(alice);
          await alice.types('\x1b3');
          expectHarmless(alice);
          await alice.types('\x1b[1;5A');
          expectHarmless(alice);
          await alice.types('r');
          expectHarmless(alice);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a rank may be written as an escape, and is no Escape', async () => {
    const alice = await Talker.hearing(1);
    alice.size = { columns: 120, rows: 24 };
    alice.hears(':s 005 alice PREFIX=(qov)\\x1b@+ :are supported');
    alice.hears(':[2J!u@h JOIN #tea');
    alice.hears(':bob!b@h MODE #tea +q [2J');
    await alice.stage.settle();
    expect(alice.screen.some(row => row.endsWith('␛[2J'))).toBe(true);
    expectHarmless(alice);
  });

  test('not in what stands in place of the talk either', async () => {
    await fc.assert(
      fc.asyncProperty(size, text, word, async (size, said, nick) => {
        const alice = await Talker.hearing(1);
        alice.size = size;
        await alice.types('/whois bob\r');
        await alice.isAnswered('WHOIS', [
          `:s 311 alice ${nick} u h * :${said}`,
          `:s 319 alice ${nick} :@#${nick}`,
          `:s 301 alice ${nick} :${said}`,
          `:s 320 alice ${nick} :${said}`,
          `:s 318 alice ${nick} :end`,
        ]);
        expectHarmless(alice);
        await alice.types('\x1b');
        await alice.types('/list\r');
        await alice.isAnswered('LIST', [`:s 322 alice #${nick} 3 :${said}`, ':s 323 alice :end']);
        expectHarmless(alice);
        await alice.types('\x1b');
        await alice.types(`/nick ${nick}\r`);
        await alice.isAnswered('NICK', [`:s 432 alice ${nick} :${said}`]);
        expectHarmless(alice);
        await alice.types('\x06tea\r');
        await alice.isAnswered('SEARCH', [`@msgid=h1 :${nick}!u@h PRIVMSG #tea :${said}`], 'soju.im/search');
        expectHarmless(alice);
        await alice.types('pot\r');
        await alice.isAnswered('SEARCH', [`:s FAIL SEARCH INVALID_PARAMS ${nick} :${said}`]);
        expectHarmless(alice);
        await alice.types('\x1b');
        await alice.types(`\x1b[200~${said}\n${said}\x1b[201~`);
        expectHarmless(alice);
        await alice.types('\r\x0b');
        expectHarmless(alice);
      }),
      { numRuns: 80 },
    );
  });
});
