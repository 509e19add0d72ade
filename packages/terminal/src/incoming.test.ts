import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { question } from './door.ts';
import { createLineReader, cutMark, harmless, lineUnitsMax } from './incoming.ts';

const utf8 = new TextEncoder();

/** All that came of these chunks. */
function read(...chunks: (string | Uint8Array)[]): { lines: string[]; asks: number } {
  const reader = createLineReader();
  const lines: string[] = [];
  let asks = 0;
  for (const chunk of chunks) {
    const heard = reader.push(typeof chunk === 'string' ? utf8.encode(chunk) : chunk);
    lines.push(...heard.lines);
    asks += heard.asks ? 1 : 0;
  }
  lines.push(...reader.finish().lines);
  return { lines, asks };
}

describe('incoming', () => {
  test('lines end with a newline, with or without a carriage return', () => {
    expect(read('one\ntwo\r', '\nth', 'ree\n\nlast').lines).toEqual(['one', 'two', 'three', '', 'last']);
  });

  test('characters split over chunks are whole, bytes that are no UTF-8 are shown as U+FFFD', () => {
    const bytes = utf8.encode('é日🙂\n');
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(read(bytes.subarray(0, at), bytes.subarray(at)).lines).toEqual(['é日🙂']);
    }
    expect(read(Uint8Array.of(0x61, 0xff, 0x62, 0xc3, 0x0a)).lines).toEqual(['a\ufffdb\ufffd']);
    expect(read(Uint8Array.of(0xe6)).lines).toEqual(['\ufffd']);
  });

  test('no control but newline and tab comes through, everything else does', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      const character = String.fromCharCode(code);
      const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
      if (character === '\n' || character === '\t' || !control) expect(harmless(character)).toBe(character);
      else expect(harmless(character)).toMatch(code === 0x0d ? /^$/ : /^[\u2400-\u2421\ufffd]$/);
    }
    expect(harmless('\x1b[31m\u009b31m\x07')).toBe('␛[31m\ufffd31m␇');
  });

  test('whatever comes, in whatever chunks: the same harmless lines', () => {
    const pieces = fc.array(
      fc.oneof(fc.uint8Array({ maxLength: 9 }), fc.constant(utf8.encode('日\x1b[A\r\n'))),
    );
    fc.assert(
      fc.property(pieces, chunks => {
        const whole = new Uint8Array(chunks.flatMap(chunk => [...chunk]));
        const { lines } = read(...chunks);
        expect(lines).toEqual(read(whole).lines);
        for (const line of lines) expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
      }),
    );
  });

  test('the question is heard without its newline, over chunks, and does not stick to the next line', () => {
    expect(read(question)).toEqual({ lines: [], asks: 1 });
    expect(read('Pseudo "x" ...\n>> Enter ', 'pseudo: ', 'Wrong\n>> Enter pseudo: ')).toEqual({
      lines: ['Pseudo "x" ...', 'Wrong'],
      asks: 2,
    });
    expect(read('bob: >> Enter pseudo: ')).toEqual({ lines: ['bob: >> Enter pseudo: '], asks: 0 });
  });

  test('a line without end is cut, shown once, and forgotten up to its newline', () => {
    const reader = createLineReader();
    const chunk = utf8.encode('x'.repeat(50_000));
    const shown = [1, 2, 3, 4].flatMap(() => reader.push(chunk).lines);
    expect(shown).toEqual(['x'.repeat(lineUnitsMax) + cutMark]);
    expect(reader.push(utf8.encode('xx\nnext\n')).lines).toEqual(['next']);
  });

  test('a cut never leaves half a character', () => {
    const [line] = read(`${'x'.repeat(lineUnitsMax - 1)}🙂🙂\n`).lines;
    expect(line).toBe('x'.repeat(lineUnitsMax - 1) + cutMark);
  });
});
