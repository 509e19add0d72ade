import { describe, expect, test } from 'vitest';
import { Presses } from './presses.ts';

function keys(text: string): readonly string[] {
  const presses = new Presses();
  return [...presses.push(text), ...presses.flush()].map(press =>
    press.type === 'key' ? press.key : JSON.stringify(press),
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

  test('the wheel and clicks have their place, from 0', () => {
    expect(new Presses().push('\x1b[<64;10;5M\x1b[<65;1;1M\x1b[<0;2;3M\x1b[<0;2;3m')).toEqual([
      { type: 'wheel', by: -1, column: 9, row: 4 },
      { type: 'wheel', by: 1, column: 0, row: 0 },
      { type: 'click', column: 1, row: 2 },
    ]);
  });

  test('what nobody knows does nothing', () => {
    expect(keys('\x1b[99;99q\x00\x1c')).toEqual([]);
  });
});
