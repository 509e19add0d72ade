import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Emulator } from '../../../test/emulator.ts';
import { clipped } from '../text/cells.ts';
import { rowOf, type Style } from '../text/span.ts';
import { across, beside, type Frame } from './frame.ts';
import { Painter } from './painter.ts';

const columns = 30;
const height = 6;

function drawnOn(canvas: Emulator): Painter {
  const painter = new Painter(canvas, 'true');
  painter.open();
  return painter;
}

/** Two panes of 10 and 19 cells, and a line below them. */
function frameOf(left: readonly string[], right: readonly string[], typed = '', style: Style = {}): Frame {
  const rowsOf = (texts: readonly string[], width: number) =>
    texts.map(text => rowOf(clipped(text, width), style));
  const panes = [
    { width: 10, rows: rowsOf(left, 10) },
    { width: 19, rows: rowsOf(right, 19), isAtBottom: true },
  ];
  return {
    rows: [...beside(panes, height - 1), across(rowOf(clipped(typed, columns)), columns)],
    cursor: { x: Math.min(typed.length, columns - 1), y: height - 1 },
  };
}

test('panes stand beside each other with a line between them, and the cursor in the line', async () => {
  const canvas = new Emulator(columns, height);
  drawnOn(canvas).draw(frameOf(['#lobby', 'bob'], ['good', 'morning'], 'alice> hi'));
  expect(await canvas.rows()).toEqual([
    '#lobby    │',
    'bob       │',
    '          │',
    '          │good',
    '          │morning',
    'alice> hi',
  ]);
  expect(await canvas.cursor()).toEqual({ x: 9, y: 5 });
});

test('what stands on the screen already is not written again', () => {
  const canvas = new Emulator(columns, height);
  const painter = drawnOn(canvas);
  painter.draw(frameOf(['a'], ['b'], 'alice> '));
  canvas.written = '';
  painter.draw(frameOf(['a'], ['b'], 'alice> '));
  expect(canvas.written).toBe('');
  painter.draw(frameOf(['a'], ['b'], 'alice> x'));
  expect(canvas.written.length).toBeLessThan(80);
  expect(canvas.written).not.toContain('\x1b[1;1H');
});

test('the mouse is for the terminal where nobody wants it, also after a stop', () => {
  const canvas = new Emulator(columns, height);
  const painter = new Painter(canvas, 'true', false);
  painter.open();
  expect(canvas.written).not.toContain('\x1b[?1000h');
  painter.hearMouse(true);
  expect(canvas.written).toContain('\x1b[?1000h');
  painter.close();
  expect(canvas.written).toContain('\x1b[?1000l');
  canvas.written = '';
  painter.open();
  expect(canvas.written).toContain('\x1b[?1000h');
});

const texts = fc.array(
  fc.oneof(
    fc.string({ maxLength: 24, unit: 'grapheme-ascii' }),
    fc.constantFrom('日本語の長い文がここにある', 'żółć', 'שלום עולם', '한국어', 'ｗｉｄｅ', ''),
  ),
  { maxLength: height - 1 },
);

test('whatever was drawn before, the screen shows the last frame', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 6 }), async frames => {
      const changed = new Emulator(columns, height);
      const painter = drawnOn(changed);
      for (const [left, right] of frames) painter.draw(frameOf(left, right, left[0]));
      const [left, right] = frames.at(-1) ?? [[], []];
      const fresh = new Emulator(columns, height);
      drawnOn(fresh).draw(frameOf(left, right, left[0]));
      expect(await changed.rows()).toEqual(await fresh.rows());
    }),
    { numRuns: 60 },
  );
});

test('a slow terminal gets the newest frame when it takes something again, and nothing between', async () => {
  const canvas = new Emulator(columns, height);
  const painter = drawnOn(canvas);
  canvas.writableNeedDrain = true;
  canvas.written = '';
  for (let at = 0; at < 1000; at += 1) painter.draw(frameOf([`number ${at}`], []));
  expect(canvas.written).toBe('');
  canvas.drain();
  expect(canvas.written).not.toContain('number 998');
  expect((await canvas.rows())[0]).toContain('number 999');
});

test('the shell has its screen back', async () => {
  const canvas = new Emulator(columns, height);
  canvas.write('$ sh ./client.sh\r\n');
  const painter = drawnOn(canvas);
  painter.draw(frameOf(['a'], ['b']));
  await canvas.rows();
  expect(canvas.isOther).toBe(true);
  painter.close();
  expect((await canvas.rows())[0]).toBe('$ sh ./client.sh');
  expect(canvas.isOther).toBe(false);
});

test('what was cleared is drawn whole', async () => {
  const canvas = new Emulator(columns, height);
  const painter = drawnOn(canvas);
  const frame = frameOf(['a'], ['b'], 'c');
  painter.draw(frame);
  canvas.write('\x1b[2J\x1b[Hsomething else wrote here');
  painter.clear();
  painter.draw(frame);
  expect((await canvas.rows())[0]).toBe('a         │');
});
