import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUpInto } from '../../src/store/back-up.ts';
import { TabledDatabase } from '../../src/store/database.ts';
import { newFolder } from './folder.ts';

const table = {
  add: 'INSERT INTO lines (text) VALUES ($text)',
  count: 'SELECT count(*) AS count FROM lines',
};

function opened(file: string): TabledDatabase<keyof typeof table> {
  const database = new TabledDatabase(file, table);
  onTestFinished(() => database.close());
  return database;
}

test('a copy comes to an end, however much is added in each turn meanwhile', async () => {
  const folder = newFolder();
  mkdirSync(folder);
  const database = opened(join(folder, 'lines.db'));
  database.script('CREATE TABLE lines (text TEXT)');
  // As the archive does that is far behind the talk: this is half a megabyte.
  const addMuch = () => {
    database.together(() => {
      for (let line = 0; line < 500; line += 1) database.run('add', { text: 'x'.repeat(1000) });
    });
  };
  for (let round = 0; round < 10; round += 1) addMuch();
  let turns = 0;
  let next: NodeJS.Immediate;
  const goOn = () => {
    addMuch();
    turns += 1;
    if (turns < 100) next = setImmediate(goOn);
  };
  next = setImmediate(goOn);

  expect(await backUpInto(database, join(folder, 'copy.db'))).toBe(true);

  expect(turns).toBeLessThan(10);
  clearImmediate(next);
  expect(opened(join(folder, 'copy.db')).row('count')).toEqual({ count: 5000 + 500 * turns });
});
