import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { colourOf, rgbOf } from './colours.ts';
import { isHidden, parseFormat, plainStyle, withoutFormat } from './format.ts';
import { harmless } from './harmless.ts';
import { hrefOf, linksIn } from './links.ts';
import { piecesOf } from './pieces.ts';
import { type Names, wordsIn } from './words.ts';

const names: Names = {
  isChannel: name => name.startsWith('#'),
  isNick: name => ['alice', 'bob', 'al', '[x]`y'].includes(name.toLowerCase()),
};

/** Lines full of what means something to a reader of lines. */
const hostileLine = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\x02',
        '\x03',
        '\x034',
        '\x0304,04',
        '\x04ff0000',
        '\x04',
        '\x0f',
        '\x16',
        '\x1d',
        '\x11',
      ),
      fc.constantFrom(
        '`',
        '``',
        '#',
        '#salon',
        'alice',
        'https://a.example/x.png',
        'javascript:alert(1)',
        '\u202e',
      ),
      fc.constantFrom(
        '\u0301',
        '\u0301'.repeat(30),
        '\0',
        '\x7f',
        '\ud800',
        '\u2028',
        'data:text/html,x',
        '<b>',
        ' ',
      ),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map(parts => parts.join('').replaceAll('\n', ''));

describe('mIRC formatting', () => {
  it('is read, and reset', () => {
    const { text, runs } = parseFormat('a\x02b\x1dc\x0fd');
    expect(text).toBe('abcd');
    expect(runs).toEqual([
      { end: 1, style: plainStyle },
      { end: 2, style: { ...plainStyle, bold: true } },
      { end: 3, style: { ...plainStyle, bold: true, italic: true } },
      { end: 4, style: plainStyle },
    ]);
  });

  it.each([
    ['\x034x', 'x', colourOf(4), undefined],
    ['\x0304,12x', 'x', colourOf(4), colourOf(12)],
    ['\x03041x', '1x', colourOf(4), undefined],
    ['\x034,x', ',x', colourOf(4), undefined],
    ['\x0399x', 'x', undefined, undefined],
    ['\x04ff8800,001122x', 'x', rgbOf('ff8800'), rgbOf('001122')],
    ['\x04ff88x', 'ff88x', undefined, undefined],
  ])('%j has its colours', (line, text, colour, ground) => {
    const read = parseFormat(line);
    expect(read.text).toBe(text);
    expect(read.runs[0]?.style).toMatchObject({ text: colour, ground });
  });

  it('a colour code without a colour takes colours away', () => {
    expect(parseFormat('\x034,5a\x03b').runs[1]?.style).toEqual(plainStyle);
  });

  it('all 99 colours are there, and none behind them', () => {
    expect(colourOf(98)).toEqual([255, 255, 255]);
    expect(colourOf(88)).toEqual([0, 0, 0]);
    expect(colourOf(52)).toEqual([255, 0, 0]);
    expect(colourOf(99)).toBeUndefined();
  });

  it('the same colour on itself is hidden', () => {
    const [run] = parseFormat('\x031,1x').runs;
    expect(run && isHidden(run.style)).toBe(true);
  });

  it('is not in what is copied', () => {
    expect(withoutFormat('\x02a\x0f b\n\x0304c')).toBe('a b\nc');
  });
});

describe('hostile text', () => {
  it('shows control characters', () => {
    expect(harmless('a\0b\x07c\x7fd\x85e')).toBe('a␀b␇c␡d\ufffde');
  });

  it('makes of a long line no more than can be shown', () => {
    const line = '`a` #b https://c.example/ '.repeat(2000);
    expect(piecesOf(line, names).length).toBeLessThanOrEqual(1001);
  });

  it('lets nothing turn the direction of what stands around it', () => {
    expect(harmless('bob\u2069\u202e')).toBe('bob');
    expect(harmless('\u202agnp.\u2067x\u202c')).toBe('gnp.x');
    expect(harmless(`e${'\u0301\u202e'.repeat(50)}`)).toHaveLength(9);
    expect(harmless('\u200fשלום')).toBe('\u200fשלום');
  });

  it('cuts heaps of marks, also when formatting is between them', () => {
    const marks = '\u0301'.repeat(6);
    expect(parseFormat(`e${marks}\x02${marks}x`).text).toBe(`e${'\u0301'.repeat(8)}x`);
    expect(harmless(`e${'\u0301'.repeat(500)}`)).toHaveLength(9);
  });

  it('leaves ordinary text of all languages alone', () => {
    for (const text of ['héllo', 'नमस्ते', 'שָׁלוֹם', '👩‍👩‍👧‍👦 🇫🇷 ✊🏽', 'Tiếng Việt'])
      expect(harmless(text.normalize('NFD'))).toBe(text.normalize('NFD'));
  });

  it('loses nothing and invents nothing', () => {
    fc.assert(
      fc.property(hostileLine, line => {
        const pieces = piecesOf(line, names);
        const shown = pieces.flatMap(piece => piece.parts.map(part => part.text)).join('');
        const { text, runs } = parseFormat(line);
        expect(shown.replaceAll('`', '')).toBe(text.replaceAll('`', ''));
        expect(runs.at(-1)?.end ?? 0).toBe(text.length);
        expect(text).not.toMatch(/[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]|\p{M}{9}/u);
        for (const { kind, href } of pieces)
          if (kind === 'link') expect(href).toMatch(/^(?:https?|ircs?|mailto):/);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no long time for long lines', () => {
    for (const line of [
      '`'.repeat(4096),
      '` '.repeat(2048),
      '``a`'.repeat(1024),
      'http://'.repeat(600),
      '#'.repeat(4096),
    ]) {
      const begun = performance.now();
      piecesOf(line, names);
      expect(performance.now() - begun).toBeLessThan(500);
    }
  });
});

describe('links', () => {
  const hrefs = (line: string) => linksIn(line).map(link => link.href);

  it.each([
    ['see https://a.example/b?c=d.', ['https://a.example/b?c=d']],
    ['(http://a.example/x_(y))', ['http://a.example/x_(y)']],
    [
      'irc://irc.example/salon, and ircs://b.example:6697/#x',
      ['irc://irc.example/salon', 'ircs://b.example:6697/#x'],
    ],
    ['mailto:a@b.example', ['mailto:a@b.example']],
    ['a.example and b@c.example', []],
    ['javascript:alert(1) JaVaScRiPt://x%0aalert(1)', []],
    ['data:text/html,<script>alert(1)</script>', []],
    ['ftp://a.example //b.example vbscript:x file:///etc/passwd', []],
  ])('%s', (line, expected) => {
    expect(hrefs(line)).toEqual(expected);
  });

  it('end where the direction is turned', () => {
    const [link] = linksIn('https://good.example/\u202egnp.evil');
    expect(link?.href).toBe('https://good.example/');
  });

  it('go by no other scheme, whatever is written', () => {
    fc.assert(fc.property(fc.string(), text => /^(?:https?|ircs?|mailto):/.test(hrefOf(text) ?? 'http:')));
    expect(hrefOf(' java\nscript:alert(1)')).toBeUndefined();
  });
});

describe('names', () => {
  const found = (line: string) => wordsIn(line, names).map(({ kind, name }) => `${kind} ${name}`);

  it.each([
    ['go to #salon, or (#other)!', ['room #salon', 'room #other']],
    ['issue #12 a#b', []],
    ['Alice: and bob, and alicex', ['nick Alice', 'nick bob']],
    ['al: hi', ['nick al']],
    ['et al he said', []],
    ['@al you', ['nick al']],
    ['hey [x]`y!', ['nick [x]`y']],
    ['#alice', ['room #alice']],
  ])('%s', (line, expected) => {
    expect(found(line)).toEqual(expected);
  });
});

describe('pieces', () => {
  it('are so many as can be drawn, however often a line changes its look', () => {
    const line = '\x02a'.repeat(50_000);
    expect(parseFormat(line).text).toBe('a'.repeat(50_000));
    expect(parseFormat(line).runs.length).toBeLessThanOrEqual(501);
    expect(parseFormat(line).runs.at(-1)).toEqual({ end: 50_000, style: plainStyle });
  });

  const shape = (line: string) =>
    piecesOf(line, names).map(piece => [piece.kind, piece.parts.map(p => p.text).join('|')]);

  it('of code are nothing else', () => {
    expect(shape('a `https://x.example #salon` ``b`c``')).toEqual([
      ['text', 'a '],
      ['code', 'https://x.example #salon'],
      ['text', ' '],
      ['code', 'b`c'],
    ]);
  });

  it('keep formatting inside of links', () => {
    expect(shape('\x02https://x.exa\x02mple/ alice')).toEqual([
      ['link', 'https://x.exa|mple/'],
      ['text', ' '],
      ['nick', 'alice'],
    ]);
  });

  it('are hidden where colours hide them', () => {
    expect(piecesOf('it was \x031,1the gardener\x03 .', names).map(piece => piece.hidden)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('blocks', () => {
  it('are lines, quotes and code', () => {
    expect(blocksOf('a\n> b\n```ts\nc\n  d\n```\n```e```\n> ')).toEqual([
      { type: 'line', text: 'a' },
      { type: 'quote', text: 'b' },
      { type: 'code', text: 'c\n  d' },
      { type: 'code', text: 'e' },
      { type: 'line', text: '> ' },
    ]);
  });

  it('a fence that is never closed is a line', () => {
    expect(blocksOf('```\na').map(block => block.type)).toEqual(['line', 'line']);
  });
});
