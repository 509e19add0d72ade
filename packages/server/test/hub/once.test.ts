import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { onceTag } from '@salon/protocol';
import { expect, test } from 'vitest';
import { type SaidOnce, saidOnce } from '../../src/hub/commands/once.ts';
import type { UserScene } from '../../src/hub/commands/spec.ts';
import type { Effect } from '../../src/hub/effect.ts';

test('marks that are remembered hold no more in memory than themselves', () => {
  const saidMarks = new Map<string, SaidOnce>();
  const scene = { state: { saidMarks }, at: 1 } as unknown as UserScene;
  const say = () => [{ type: 'said', id: 'x' } as Effect];
  const before = heapBytes();
  for (let count = 0; count < 4_000; count += 1) {
    const mark = String(count).padStart(26, '0');
    const tags = Buffer.from(`${onceTag}=${mark};+x=${'y'.repeat(4_000)}`).toString();
    saidOnce(scene, { type: 'say', target: '#lobby', manner: 'message', text: 'hi', tags } as never, say);
  }
  expect(saidMarks.size).toBe(4_000);
  expect(heapBytes() - before).toBeLessThan(4_000_000);
});

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed;
}
