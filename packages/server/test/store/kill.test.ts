import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Store } from '../../src/store/store.ts';
import { newFolder, withStore } from './folder.ts';

test('a process that is killed while it saves has lost nothing that it showed, and leaves no lock behind', async () => {
  const folder = newFolder();
  for (let round = 0; round < 2; round += 1) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder]);
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      // Two servers are never at work in one folder.
      if (said === '') expect(() => Store.open({ folder })).toThrow('Another Salon server');
      said += text;
      if (said.length > 2000) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'close');
    expect(signal).toBe('SIGKILL');
    const shown = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));

    withStore(folder, ({ records, database }) => {
      expect(database.pragma('integrity_check')).toBe('ok');
      const counts = records.all().map(({ record }) => (record as { count: number }).count);
      expect(counts[0]).toBeGreaterThanOrEqual(shown);
      expect(counts).toEqual([counts[0], counts[0]]);
    });
  }
});
