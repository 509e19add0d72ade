import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { historyMigrations } from '../../src/history/archive/migrations/table.ts';
import { type HistoryStatement, historyStatements } from '../../src/history/archive/statements.ts';

/** What reads a whole table: a small one, for who asks how much there is. */
const readsAll: readonly HistoryStatement[] = ['targets.count', 'unindexed.count'];

function empty(): Sqlite.Database {
  const database = new Sqlite(':memory:');
  onTestFinished(() => void database.close());
  for (const migration of historyMigrations) database.exec(migration);
  return database;
}

/** How SQLite carries a statement out. */
function planOf(name: HistoryStatement): string {
  const sql: string = historyStatements[name];
  const parameters = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, word]) => [word, null]));
  const rows = empty().prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(parameters);
  return rows.map(({ detail }) => detail).join('\n');
}

test.each(Object.keys(historyStatements) as HistoryStatement[])('%s finds its rows by an index', name => {
  // The index of words is a table of FTS5, which is asked by its own index.
  const plan = planOf(name).replaceAll(/SCAN words VIRTUAL TABLE INDEX \d+:\S+/g, '');
  if (readsAll.includes(name)) expect(plan).toMatch(/SCAN/);
  else expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
});

test('every version of the format is frozen', () => {
  const folder = join(import.meta.dirname, 'schemas');
  expect(readdirSync(folder)).toEqual(historyMigrations.map((_, index) => `v${index + 1}.sql`));
  const frozen = new Sqlite(':memory:');
  onTestFinished(() => void frozen.close());
  frozen.exec(readFileSync(join(folder, `v${historyMigrations.length}.sql`), 'utf8'));
  const schema = 'SELECT name, sql FROM sqlite_schema ORDER BY name';
  expect(frozen.prepare(schema).all()).toEqual(empty().prepare(schema).all());
});
