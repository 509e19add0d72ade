import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { createScreen, type Screen } from './screen.ts';

class FakeKeyboard extends PassThrough {
  raw = false;
  setRawMode(raw: boolean): void {
    this.raw = raw;
  }
}

class FakeDisplay extends PassThrough {
  columns = 80;
  readonly writes: string[] = [];
  override write(text: string): boolean {
    this.writes.push(text);
    return true;
  }
}

let keyboard: FakeKeyboard;
let display: FakeDisplay;
let screen: Screen;
let entered: string[];
let left: number;

beforeEach(() => {
  keyboard = new FakeKeyboard();
  display = new FakeDisplay();
  screen = createScreen(keyboard, display);
  entered = [];
  left = 0;
  screen.listen({
    entered: line => void entered.push(line),
    left: () => {
      left += 1;
      screen.close();
    },
  });
});

/** One piece of input, as the terminal delivers it. */
async function type(text: string): Promise<void> {
  keyboard.write(text);
  await new Promise(resolve => setImmediate(resolve));
}

const up = '\x1b[A';

describe('screen', () => {
  test('several lines are one write, with the input drawn again behind them', async () => {
    screen.setPrompt({ text: '> ', mode: 'talk' });
    await type('half');
    display.writes.length = 0;
    screen.print(['bob: one', 'bob: two']);
    expect(display.writes).toHaveLength(1);
    expect(display.writes[0]).toMatch(/bob: one\nbob: two\n.*> half/s);
  });

  test('a prompt that does not change draws nothing', () => {
    screen.setPrompt({ text: '> ', mode: 'talk' });
    display.writes.length = 0;
    screen.setPrompt({ text: '> ', mode: 'talk' });
    expect(display.writes).toEqual([]);
  });

  test('pasted lines come one by one, the rest stays', async () => {
    screen.setPrompt({ text: '> ', mode: 'talk' });
    await type('one\rtwo\r\nthree\nfo');
    expect(entered).toEqual(['one', 'two', 'three']);
    await type('ur\r');
    expect(entered.at(-1)).toBe('four');
  });

  test('a long paste is no work of minutes', async () => {
    screen.setPrompt({ text: '> ', mode: 'talk' });
    await type('x'.repeat(50_000));
    await type('\r');
    expect(entered[0]).toHaveLength(50_000);
  });

  test('answers are kept out of the history, and talk is not offered as an answer', async () => {
    screen.setPrompt({ text: 'pseudo? ', mode: 'answer' });
    await type('alice\r');
    screen.setPrompt({ text: '> ', mode: 'talk' });
    await type('hello\r');
    await type('draft');
    screen.setPrompt({ text: 'pseudo? ', mode: 'answer' });
    await type(`${up}alice2\r`);
    screen.setPrompt({ text: '> ', mode: 'talk' });
    await type('\r');
    await type(`${up}${up}\r`);
    expect(entered).toEqual(['alice', 'hello', 'alice2', 'draft', 'hello']);
  });

  test('keys of an escape sequence may come in pieces', async () => {
    screen.setPrompt({ text: '> ', mode: 'talk' });
    await type('ac\x1b');
    await type('[Db\r');
    expect(entered).toEqual(['abc']);
  });

  test.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('%s leaves once and gives the terminal back', async (_, key) => {
    screen.setPrompt({ text: '> ', mode: 'talk' });
    expect(keyboard.raw).toBe(true);
    await type(key);
    expect(left).toBe(1);
    expect(keyboard.raw).toBe(false);
    display.writes.length = 0;
    screen.print(['>> Bye alice !']);
    expect(display.writes).toEqual(['>> Bye alice !\n']);
  });

  test('Ctrl-D in a line deletes, the end of the keyboard leaves', async () => {
    screen.setPrompt({ text: '> ', mode: 'talk' });
    await type('ab\x01\x04\r');
    expect([entered, left]).toEqual([['b'], 0]);
    keyboard.end();
    await new Promise(resolve => setImmediate(resolve));
    expect(left).toBe(1);
  });

  test('lines pasted behind a line that leaves go nowhere', async () => {
    screen.listen({
      entered(line) {
        entered.push(line);
        screen.close();
      },
      left: () => undefined,
    });
    await type('/quit\rhello\r');
    expect(entered).toEqual(['/quit']);
  });
});
