import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { History } from '../../src/history/history.ts';
import type { HistoryPiece } from '../../src/history/query.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { newFolder } from './entries.ts';

test.each([
  ['fast', 3],
  ['durable', 2],
])(
  'a process that is killed while it appends has lost nothing: %s, %i times',
  { timeout: 60_000 },
  async (mode, rounds) => {
    const folder = newFolder();
    let shown = 0;
    for (let round = 0; round < rounds; round += 1) {
      // So many turns it says that it has appended; random, so that each run is another one.
      const turns = 1 + Math.floor(Math.random() * 150);
      const child = spawn(process.execPath, [join(import.meta.dirname, 'appender.ts'), folder, mode]);
      onTestFinished(() => void child.kill('SIGKILL'));
      let said = '';
      let complaint = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        complaint += text;
      });
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.split('\n').length > turns) child.kill('SIGKILL');
      });
      const [, signal] = await once(child, 'close');
      expect(signal, complaint).toBe('SIGKILL');
      const now = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
      expect(now).toBeGreaterThan(shown);
      shown = now;
    }
    const logger = makeLogger({ level: 'silent', format: 'json' });
    const history = await History.open({ folder }, { clock: new ManualClock(), logger });
    const ids: (string | undefined)[] = [];
    for (let place: number | undefined = 0; place !== undefined; ) {
      const piece: HistoryPiece = await history.query({
        type: 'export',
        target: '#room',
        place,
        limit: 5000,
      });
      ids.push(...piece.entries.map(({ id }) => id));
      place = piece.next;
    }
    expect(history.lastSeen).toEqual({ at: ids.length, id: ids.at(-1) });
    await history.close();
    expect(ids.length).toBeGreaterThanOrEqual(shown);
    expect(ids).toEqual(ids.map((_, index) => `id${index + 1}`));
  },
);
