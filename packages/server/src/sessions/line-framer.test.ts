import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Framing, type Heard, LineFramer } from './line-framer.ts';

const small: Framing = { lineBytesMax: 10, tagsBytesMax: 0, unendedCounts: false };
const tagged: Framing = { lineBytesMax: 10, tagsBytesMax: 8, unendedCounts: false };

/** More bytes without an end than most tests send. */
const enough = 50_000;

/** Everything that is heard when the chunks come one after the other, each read to its end. */
function hear(framing: Framing, chunks: readonly Buffer[], unendedBytesMax = enough): Heard[] {
  const framer = new LineFramer(framing, unendedBytesMax);
  return chunks.flatMap(chunk => {
    framer.push(chunk);
    return drain(framer);
  });
}

function drain(framer: LineFramer): Heard[] {
  const heard: Heard[] = [];
  for (let next = framer.next(); next !== undefined; next = framer.next()) {
    heard.push(next);
    // Nothing is asked of a framer after that.
    if ('fatal' in next) break;
  }
  return heard;
}

function shownHeard(heard: Heard): string {
  if ('line' in heard) return heard.line;
  return 'fault' in heard ? `(${heard.fault})` : heard.fatal;
}

function hearText(framing: Framing, ...chunks: readonly string[]): string[] {
  return hear(
    framing,
    chunks.map(chunk => Buffer.from(chunk)),
  ).map(shownHeard);
}

/** What is heard up to what ends the connection. */
function endOf(heard: readonly Heard[]): readonly Heard[] {
  const end = heard.findIndex(one => 'fatal' in one);
  return end < 0 ? heard : heard.slice(0, end + 1);
}

describe('lines', () => {
  test.each<readonly [title: string, chunks: readonly string[], heard: readonly string[]]>([
    ['end at LF', ['a\nb\n'], ['a', 'b']],
    ['end at CR LF', ['a\r\nb\r\n'], ['a', 'b']],
    ['end at CR CR LF, which telnet can make', ['a\r\r\n'], ['a']],
    ['may be empty', ['\n\r\n'], ['', '']],
    ['keep a CR inside', ['a\rb\n'], ['a\rb']],
    ['are put together from chunks', ['a', 'b', '\r', '\nc', '\n'], ['ab', 'c']],
    ['are not heard before their end', ['abc'], []],
    ['may be as long as the limit', ['0123456789\r\n'], ['0123456789']],
    ['one byte longer are too long', ['0123456789a\nb\n'], ['(too-long)', 'b']],
    [
      'that are too long are reported before their end, and once',
      ['0123456789ab', 'cdef\nb\n'],
      ['(too-long)', 'b'],
    ],
    [
      'that are too long may come in many chunks',
      ['01234567', '89abcdef', '01234567', '\n', 'b\n'],
      ['(too-long)', 'b'],
    ],
    ['without an end at last are not heard', ['a\nb'], ['a']],
    ['are measured in bytes', ['ééééé\nééééééa\n'], ['ééééé', '(too-long)']],
    ['keep NUL, which is no end', ['a\0b\n'], ['a\0b']],
  ])('%s', (_title, chunks, heard) => {
    expect(hearText(small, ...chunks)).toStrictEqual(heard);
  });

  test('that are not UTF-8 are reported, and the next is heard', () => {
    const bytes = Buffer.from([0x61, 0xff, 0x0a, 0x62, 0x0a]);
    expect(hear(small, [bytes])).toMatchObject([{ fault: 'not-utf8' }, { line: 'b' }]);
  });

  test('may have their characters cut by chunks', () => {
    const bytes = Buffer.from('é€😀\n');
    expect(
      hear(
        small,
        [...bytes].map(byte => Buffer.from([byte])),
      ),
    ).toStrictEqual([{ line: 'é€😀' }]);
  });
});

describe('the end of input', () => {
  const hearToTheEnd = (framing: Framing, ...chunks: readonly string[]): Heard[] => {
    const framer = new LineFramer(framing, enough);
    const heard = chunks.flatMap(chunk => {
      framer.push(Buffer.from(chunk));
      return drain(framer);
    });
    framer.end();
    return [...heard, ...drain(framer)];
  };
  const unended: Framing = { ...small, unendedCounts: true };

  test('adds no line when whole ones are still to be read', () => {
    const framer = new LineFramer(unended, enough);
    framer.push(Buffer.from('a\nb\n'));
    framer.end();
    expect(drain(framer)).toStrictEqual([{ line: 'a' }, { line: 'b' }]);
  });

  test.each<readonly [title: string, framing: Framing, chunks: readonly string[], heard: readonly Heard[]]>([
    ['ends a line where such lines count', unended, ['a\nb'], [{ line: 'a' }, { line: 'b' }]],
    ['adds no line where none was begun', unended, ['a\n'], [{ line: 'a' }]],
    ['is not the end of what was too long already', unended, ['0123456789abc'], [{ fault: 'too-long' }]],
    ['leaves a CR out', unended, ['a\r'], [{ line: 'a' }]],
    ['ends nothing where such lines do not count', small, ['a\nb'], [{ line: 'a' }]],
  ])('%s', (_title, framing, chunks, heard) => {
    expect(hearToTheEnd(framing, ...chunks)).toStrictEqual(heard);
  });
});

describe('tags', () => {
  test.each<readonly [title: string, chunks: readonly string[], heard: readonly string[]]>([
    ['have a limit of their own', ['@234567 0123456789\n'], ['@234567 0123456789']],
    ['that are too long make the line too long', ['@2345678 X\n'], ['(too-long)']],
    ['leave the rest no more room', ['@a 0123456789a\n'], ['(too-long)']],
    ['without a rest have the same limit', ['@2345678\n@23456789\n'], ['@2345678', '(too-long)']],
    ['are no tags where no @ comes first', ['01234567 90\n'], ['(too-long)']],
    [
      'that never end are reported once',
      ['@23456789012345678901', '2345678 90', '\nb\n'],
      ['(too-long)', 'b'],
    ],
  ])('%s', (_title, chunks, heard) => {
    expect(hearText(tagged, ...chunks)).toStrictEqual(heard);
  });
});

/** What must be heard of a stream, said as plainly as can be. */
function model(bytes: Buffer, { lineBytesMax, tagsBytesMax }: Framing, unendedBytesMax = enough): Heard[] {
  const parts = bytes.toString('latin1').split('\n');
  const heldMax = lineBytesMax + tagsBytesMax + 1;
  const last = parts.findIndex(part => part.length > Math.max(unendedBytesMax, heldMax));
  if (last >= 0) {
    const before = Buffer.from(
      parts
        .slice(0, last)
        .map(part => `${part}\n`)
        .join(''),
      'latin1',
    );
    return [
      ...model(before, { lineBytesMax, tagsBytesMax, unendedCounts: false }),
      { fault: 'too-long' },
      { fatal: 'unended' },
    ];
  }
  return parts.flatMap((part, index): Heard[] => {
    if (part.length > heldMax) return [{ fault: 'too-long' }];
    if (index === parts.length - 1) return [];
    const line = part.replace(/\r+$/, '');
    const tags = tagsBytesMax > 0 ? (/^@[^ ]* ?/.exec(line)?.[0] ?? '') : '';
    const garbled = Buffer.from(line, 'latin1').toString('utf8');
    if (tags.length > tagsBytesMax || line.length - tags.length > lineBytesMax)
      return [{ fault: 'too-long', garbled }];
    try {
      return [
        {
          line: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
            Buffer.from(line, 'latin1'),
          ),
        },
      ];
    } catch {
      return [{ fault: 'not-utf8', garbled }];
    }
  });
}

describe('whatever the bytes and the chunks', () => {
  const bytes = fc
    .array(
      fc.oneof(
        fc
          .constantFrom(
            '\n',
            '\n',
            '\r\n',
            '\r',
            '@',
            ' ',
            '\0',
            'a',
            'é',
            '😀',
            '012345678',
            '0123456789',
            '0123456789\r',
          )
          .map(text => Buffer.from(text)),
        fc.integer({ min: 0, max: 255 }).map(byte => Buffer.from([byte])),
      ),
      { maxLength: 40 },
    )
    .map(parts => Buffer.concat(parts));
  const cuts = fc.array(fc.nat(80), { maxLength: 12 });

  function cut(whole: Buffer, at: readonly number[]): Buffer[] {
    const points = [
      0,
      ...at.filter(point => point <= whole.length).sort((one, two) => one - two),
      whole.length,
    ];
    return points.slice(1).map((point, index) => whole.subarray(points[index], point));
  }

  test.each([
    ['without tags', small],
    ['with tags', tagged],
  ])('the same is heard, and it is right: %s', (_title, framing) => {
    fc.assert(
      fc.property(bytes, cuts, (whole, at) => {
        expect(hear(framing, cut(whole, at))).toStrictEqual(model(whole, framing));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['without tags', small],
    ['with tags', tagged],
  ])('the same is the end of it when too much comes without an end of line: %s', (_title, framing) => {
    fc.assert(
      fc.property(bytes, cuts, fc.integer({ min: 1, max: 60 }), (whole, at, unendedBytesMax) => {
        const heard = endOf(hear(framing, cut(whole, at), unendedBytesMax));
        expect(heard).toStrictEqual(model(whole, framing, unendedBytesMax));
      }),
      { numRuns: 500 },
    );
  });

  test('no more is held than one line, and one chunk while it is read', () => {
    fc.assert(
      fc.property(bytes, cuts, (whole, at) => {
        const framer = new LineFramer(tagged, enough);
        const lineMax = tagged.lineBytesMax + tagged.tagsBytesMax + 1;
        for (const chunk of cut(whole, at)) {
          framer.push(chunk);
          expect(framer.heldBytes).toBeLessThanOrEqual(lineMax + chunk.length);
          drain(framer);
          expect(framer.heldBytes).toBeLessThanOrEqual(lineMax);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('chunks that come before the lines are read wait in order', () => {
    fc.assert(
      fc.property(bytes, cuts, (whole, at) => {
        const framer = new LineFramer(small, enough);
        const heard: Heard[] = [];
        for (const chunk of cut(whole, at)) {
          framer.push(chunk);
          const next = framer.next();
          if (next !== undefined) heard.push(next);
        }
        expect([...heard, ...drain(framer)]).toStrictEqual(model(whole, small));
      }),
      { numRuns: 300 },
    );
  });

  // Found by the fuzzer: the line was taken when it came whole, and was too long when it came in pieces.
  test('kept from the fuzzer: a line with more than one CR at its end is as long as its bytes', () => {
    expect(hearText(small, '0123456789\r\r\n')).toStrictEqual(['(too-long)']);
    expect(hearText(small, '0123456789\r\r', '\n')).toStrictEqual(['(too-long)']);
  });
});

test('a long line that comes byte by byte is not looked through again and again', () => {
  const framer = new LineFramer({ lineBytesMax: 20_000, tagsBytesMax: 0, unendedCounts: false }, enough);
  const byte = Buffer.from('a');
  const started = performance.now();
  for (let count = 0; count < 10_000; count += 1) {
    framer.push(byte);
    expect(framer.next()).toBeUndefined();
  }
  framer.push(Buffer.from('\n'));
  expect(framer.next()).toStrictEqual({ line: 'a'.repeat(10_000) });
  expect(performance.now() - started).toBeLessThan(2000);
});
