import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Talker } from '../../../test/talker.ts';
import { rowWidth } from '../text/cells.ts';
import { type Canvas, Painter } from './painter.ts';
import { talkFrame } from './talk-screen.ts';

/** Everything by which a terminal can be steered, or what stands beside it turned around. */
const hostile = [
  ...[
    '\x1b[2J',
    '\x1b]0;owned\x07',
    '\x1b[5;5H',
    '\x1bP1$r\x1b\\',
    '\x1b[?1049l',
    '\x9b31m',
    '\x9d0;x\x9c',
    '\x1bc',
  ],
  ...['\x01', '\x05', '\x07', '\b', '\t', '\v', '\f', '\x0e', '\x0f', '\x16', '\x7f', '\u0085', '\x1b'],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2067', '\u2069', '\u2028', '\u2029'],
  ...[
    '\u200b',
    '\u2060',
    '\ufeff',
    '\ufff9',
    '\u{e0041}',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
    '\x0304,07',
    '\x04ff0000',
    '\x02\x1d\x1f\x1e\x11',
  ],
];
const friendly = [
  'a',
  'hello ',
  'tea?',
  ' ',
  '日本語',
  'שלום',
  'مرحبا',
  '👨‍👩‍👧',
  '🇫🇷',
  '❤️',
  'é',
  '한국',
  'x'.repeat(90),
];

const text = fc
  .array(fc.constantFrom(...hostile, ...friendly), { minLength: 1, maxLength: 12 })
  .map(pieces => pieces.join(''));
/** As a nick, a name of a room or a tag can be, on a server that lets all of it through. */
const word = text.map(some => some.replace(/[ \t]/g, '').replace(/^[:#@]*/, '') || 'x');

/** Each place in which a server or its people bring text to the screen. */
const line = fc.tuple(fc.integer({ min: 0, max: 19 }), text, word).map(([kind, said, nick]) => {
  const tagged = nick.replace(/[;\\]/g, '');
  return [
    `@msgid=h1 :${nick}!u@h PRIVMSG #tea :${said}`,
    `:${nick}!u@h PRIVMSG #tea :\x01ACTION ${said}\x01`,
    `:${nick}!u@h NOTICE #tea :${said}`,
    `:${nick}!u@h PRIVMSG alice :${said}`,
    `:${nick}!u@h JOIN #tea`,
    `:${nick}!u@h QUIT :${said}`,
    `:bob!b@h NICK ${nick}`,
    `:bob!b@h TOPIC #tea :${said}`,
    `:s 332 alice #tea :${said}`,
    `:bob!b@h KICK #tea ${nick} :${said}`,
    `:bob!b@h MODE #tea +k ${nick}`,
    `:bob!b@h INVITE alice #${nick}`,
    `:s NOTICE alice :${said}`,
    `:s 372 alice :${said}`,
    `:s FAIL PRIVMSG NO ${nick} :${said}`,
    `:s 404 alice #tea :${said}`,
    `@+typing=active :${nick}!u@h TAGMSG #tea`,
    `@+draft/react=${tagged};+draft/reply=h1 :bob!b@h TAGMSG #tea`,
    `@msgid=h2;+draft/reply=h1 :${nick}!u@h PRIVMSG #tea :${said}`,
    `:bob!b@h REDACT #tea h1 :${said}`,
  ][kind] as string;
});

/** What the client itself sends to a terminal: to a place, so many cells cleared, a look, and the frame around it. */
const ours = /\x1b\[(?:\d+;\d+H|\d+X|[\d;]*m|2J|\?(?:2026|25)[hl])/g;
const steering = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

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
    for (const { row, width } of pieces) expect(rowWidth(row)).toBeLessThanOrEqual(width);
  }
}

describe('whatever comes from others', () => {
  test('nothing of it steers the terminal, and nothing is wider than its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async lines => {
        const alice = await Talker.hearing(1);
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
      }),
      { numRuns: 80 },
    );
  });

  test('not in what stands in place of the talk either', async () => {
    await fc.assert(
      fc.asyncProperty(text, word, async (said, nick) => {
        const alice = await Talker.hearing(1);
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
        await alice.types(`\x1b[200~${said}\n${said}\x1b[201~`);
        expectHarmless(alice);
        await alice.types('\r\x0b');
        expectHarmless(alice);
      }),
      { numRuns: 50 },
    );
  });
});
