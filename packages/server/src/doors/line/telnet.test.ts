import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { telnetFilter } from './telnet.ts';

/** What is left of the chunks, how often someone wanted to go, and what was answered. */
function filtered(...chunks: readonly (readonly number[] | string)[]) {
  let interrupts = 0;
  const answers: number[] = [];
  const filter = telnetFilter({
    interrupted: () => {
      interrupts += 1;
    },
    answer: bytes => answers.push(...bytes),
  });
  const left = chunks.map(chunk =>
    filter(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)),
  );
  return { text: Buffer.concat(left).toString('latin1'), interrupts, answers };
}

const [IAC, DONT, DO, WONT, WILL, SB, AYT, IP, NOP, SE, EOF] = [
  255, 254, 253, 252, 251, 250, 246, 244, 241, 240, 236,
];

test('many timing marks in one chunk are answered once, so that asking costs more than answering', () => {
  const marks = Array.from({ length: 1000 }, () => [IAC, DO, 6]).flat();
  expect(filtered(marks, marks).answers).toEqual([IAC, WONT, 6, IAC, WONT, 6]);
});

describe('telnet', () => {
  test.each<readonly [title: string, bytes: readonly number[], text: string]>([
    ['plain text passes', [97, 13, 10], 'a\r\n'],
    ['an option is taken out', [97, IAC, DO, 1, 98], 'ab'],
    ['every kind of option is', [IAC, WILL, 1, IAC, WONT, 2, IAC, DO, 3, IAC, DONT, 4, 97], 'a'],
    ['a subnegotiation is taken out', [97, IAC, SB, 31, 0, 80, 0, 24, IAC, SE, 98], 'ab'],
    ['an escaped 255 does not end a subnegotiation', [IAC, SB, 31, IAC, IAC, SE, 7, IAC, SE, 97], 'a'],
    ['an escaped 255 is a byte of the text', [97, IAC, IAC, 98], 'a\xffb'],
    ['a command without an option is taken out', [97, IAC, NOP, IAC, AYT, 98], 'ab'],
    ['CR NUL is Enter', [97, 13, 0, 98], 'a\r\nb'],
    ['CR LF is Enter, once', [97, 13, 10, 98], 'a\r\nb'],
    ['a NUL elsewhere passes', [97, 0, 98], 'a\0b'],
    ['what is not finished is waited for', [97, IAC], 'a'],
  ])('%s', (_title, bytes, text) => {
    expect(filtered(bytes).text).toBe(text);
  });

  test.each([
    ['an interrupt (Ctrl-C)', IP],
    ['an end of file (Ctrl-D)', EOF],
  ])('%s is the wish to go', (_title, command) => {
    expect(filtered([97, IAC, command, 98])).toStrictEqual({ text: 'ab', interrupts: 1, answers: [] });
  });

  test('a timing mark is answered, wherever the chunks are split, and no other option is', () => {
    const answers = [IAC, WONT, 6];
    expect(filtered([97, IAC, DO, 6, 98])).toStrictEqual({ text: 'ab', interrupts: 0, answers });
    expect(filtered([97, IAC], [DO], [6, 98])).toStrictEqual({ text: 'ab', interrupts: 0, answers });
    expect(filtered([IAC, DO, 1, IAC, WILL, 6, IAC, DONT, 6, IAC, WONT, 6]).answers).toStrictEqual([]);
  });

  test('an interrupt inside a subnegotiation is none', () => {
    expect(filtered([IAC, SB, 1, IP, IAC, IP, IAC, SE])).toStrictEqual({
      text: '',
      interrupts: 0,
      answers: [],
    });
  });
});

describe('whatever is negotiated, wherever, in whatever chunks', () => {
  const option = fc.nat(255);
  const command = fc.oneof(
    fc.tuple(fc.constantFrom(WILL, WONT, DO, DONT), option).map(([verb, code]) => [IAC, verb, code]),
    fc.constantFrom(NOP, AYT, 242, 243, 245, 247, 248, 249).map(verb => [IAC, verb]),
    fc
      .array(fc.nat(255), { maxLength: 6 })
      .map(data => [IAC, SB, ...data.flatMap(byte => (byte === IAC ? [IAC, IAC] : [byte])), IAC, SE]),
  );
  // Text that itself is nothing to telnet: neither 255 nor NUL; Enter is CR LF or CR NUL.
  const character = fc.oneof(
    fc.constantFrom([13, 10], [13, 0]),
    fc
      .integer({ min: 1, max: 254 })
      .filter(byte => byte !== 13)
      .map(byte => [byte]),
  );
  const stream = fc.array(
    fc.record({ text: character, commands: fc.array(command, { maxLength: 2 }), inside: fc.boolean() }),
    {
      maxLength: 20,
    },
  );

  test('the text is left, and nothing else', () => {
    fc.assert(
      fc.property(stream, fc.infiniteStream(fc.integer({ min: 1, max: 5 })), (pieces, sizes) => {
        const bytes: number[] = [];
        const text: number[] = [];
        for (const {
          text: [first = 0, ...more],
          commands,
          inside,
        } of pieces) {
          // Negotiation may stand between the two bytes of Enter, too.
          if (inside) bytes.push(first, ...commands.flat(), ...more);
          else bytes.push(...commands.flat(), first, ...more);
          text.push(first, ...more.map(byte => (byte === 0 ? 10 : byte)));
        }
        const chunks: number[][] = [];
        for (let at = 0; at < bytes.length; ) {
          const size = sizes.next().value;
          chunks.push(bytes.slice(at, at + size));
          at += size;
        }
        const { text: left, interrupts } = filtered(...chunks);
        expect([left, interrupts]).toStrictEqual([Buffer.from(text).toString('latin1'), 0]);
      }),
      { numRuns: 500 },
    );
  });

  test('any bytes are taken, and nothing is added', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 6 }), chunks => {
        const filter = telnetFilter({ interrupted: () => undefined, answer: () => undefined });
        for (const chunk of chunks)
          expect(filter(Buffer.from(chunk)).length).toBeLessThanOrEqual(chunk.length);
      }),
      { numRuns: 300 },
    );
  });

  // Found by the fuzzer: the NUL was text, for the command had made the CR forgotten.
  test('kept from the fuzzer: a command between CR and NUL does not part them', () => {
    expect(filtered([97, 13, IAC, NOP, 0]).text).toBe('a\r\n');
    expect(filtered([97, 13, IAC, DO], [1, 0]).text).toBe('a\r\n');
  });
});
