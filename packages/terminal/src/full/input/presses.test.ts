import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Press, Presses } from './presses.ts';

function keys(text: string): readonly string[] {
  const presses = new Presses();
  return [...presses.push(text), ...presses.flush()].map(press =>
    press.type === 'key' ? press.key : JSON.stringify(press),
  );
}

/** With text letter by letter. */
function inLetters(presses: readonly Press[]): readonly Press[] {
  return presses.flatMap(press =>
    press.type === 'text' ? [...press.text].map((text): Press => ({ type: 'text', text })) : press,
  );
}

describe('presses', () => {
  test.each([
    ['\x01', 'Ctrl+A'],
    ['\r', 'Enter'],
    ['\t', 'Tab'],
    ['\x7f', 'Backspace'],
    ['\x1b', 'Escape'],
    ['\x1b1', 'Alt+1'],
    ['\x1ba', 'Alt+A'],
    ['\x1b\x7f', 'Alt+Backspace'],
    ['\x1b[A', 'Up'],
    ['\x1bOA', 'Up'],
    ['\x1b[5~', 'PageUp'],
    ['\x1b[1;3A', 'Alt+Up'],
    ['\x1b\x1b[A', 'Alt+Up'],
    ['\x1b[1;5D', 'Ctrl+Left'],
    ['\x1b[1;5A', 'Ctrl+Up'],
    ['\x1bOa', 'Ctrl+Up'],
    ['\x1b[a', 'Shift+Up'],
    ['\x1bm', 'Alt+M'],
    ['\x1b[Z', 'Shift+Tab'],
    ['\x1bOP', 'F1'],
    ['\x1b[[A', 'F1'],
  ])('%j is %s', (text, key) => {
    expect(keys(text)).toEqual([key]);
  });

  test('what was cut is put together, letter by letter', () => {
    const presses = new Presses();
    const found = [...'é\x1b[5~\x1b[200~a\r\nb\x1b[201~x'].flatMap(char => presses.push(char));
    expect(found).toEqual([
      { type: 'text', text: 'é' },
      { type: 'key', key: 'PageUp' },
      { type: 'paste', text: 'a\nb' },
      { type: 'text', text: 'x' },
    ]);
  });

  test('Escape and a paste right behind it are two', () => {
    expect(new Presses().push('\x1b\x1b[200~a\nb\x1b[201~')).toEqual([
      { type: 'key', key: 'Escape' },
      { type: 'paste', text: 'a\nb' },
    ]);
  });

  test('Escape twice is Escape twice, also right before a letter', () => {
    const presses = new Presses();
    expect(presses.push('\x1b\x1b')).toEqual([]);
    expect(presses.waits).toBe(true);
    const escapeKey = { type: 'key', key: 'Escape' };
    expect(presses.flush()).toEqual([escapeKey, escapeKey]);
    expect(new Presses().push('\x1b\x1bx')).toEqual([escapeKey, { type: 'key', key: 'Alt+X' }]);
    expect(new Presses().push('\x1b\x1b[A')).toEqual([{ type: 'key', key: 'Alt+Up' }]);
  });

  test.each([
    ['\x1b\x0b', ['Escape', 'Ctrl+K']],
    ['\x1b\t', ['Escape', 'Tab']],
    ['\x1b\x1b\x06', ['Escape', 'Escape', 'Ctrl+F']],
    ['\x1b\r', ['Alt+Enter']],
  ])('%j, as it comes over a slow line, is %j', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  test('the wheel and clicks have their place, from 0', () => {
    expect(new Presses().push('\x1b[<64;10;5M\x1b[<65;1;1M\x1b[<0;2;3M\x1b[<0;2;3m')).toEqual([
      { type: 'wheel', by: -1, column: 9, row: 4 },
      { type: 'wheel', by: 1, column: 0, row: 0 },
      { type: 'click', column: 1, row: 2 },
    ]);
  });

  test('the mouse of terminals that know no SGR is heard as well', () => {
    expect(new Presses().push('\x1b[M`*%\x1b[Ma!!\x1b[M "#\x1b[M#"#x')).toEqual([
      { type: 'wheel', by: -1, column: 9, row: 4 },
      { type: 'wheel', by: 1, column: 0, row: 0 },
      { type: 'click', column: 1, row: 2 },
      { type: 'text', text: 'x' },
    ]);
  });

  test('it is the same wherever it is cut', () => {
    const piece = fc.oneof(
      fc.constantFrom('\x1b[A', '\x1bOP', '\x1b[1;5D', '\x1b[5~', '\x1bOa', '\x1b[[A', '\x1b[[B', '\x1bm'),
      fc.constantFrom('\x1b[<64;10;5M', '\x1b[<0;2;3m', '\x1b[M`*%', '\x1b[M !!', '\r', '\t', '\x7f', '\x01'),
      fc.constantFrom('\x1b[200~a\nb\x1b[201~', '\x1b[200~\x1b[20\x1b[201~', '\x1b[99;99q'),
      fc.string({ unit: 'grapheme' }).map(text => text.replace(/[\x00-\x1f\x7f-\x9f]/g, '')),
    );
    fc.assert(
      fc.property(
        fc.array(piece),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
        (pieces, cuts) => {
          const whole = [...pieces.join('')];
          const presses = new Presses();
          const found: Press[] = [];
          for (let from = 0, turn = 0; from < whole.length; turn += 1) {
            const to = from + (cuts[turn % cuts.length] ?? 1);
            found.push(...presses.push(whole.slice(from, to).join('')));
            from = to;
          }
          expect(presses.waits).toBe(false);
          expect(inLetters(found)).toEqual(inLetters(new Presses().push(whole.join(''))));
        },
      ),
    );
  });

  test('what nobody knows does nothing', () => {
    expect(keys('\x1b[99;99q\x00\x1c')).toEqual([]);
  });
});

test('several lines at once were pasted, where terminals do not say so', () => {
  const presses = new Presses();
  expect(presses.hear('one\rtwo\rthree')).toEqual([{ type: 'paste', text: 'one\ntwo\nthree' }]);
  expect(presses.hear('one\rt')).toEqual([
    { type: 'text', text: 'one' },
    { type: 'key', key: 'Enter' },
    { type: 'text', text: 't' },
  ]);
});
