import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/table.ts';
import { type StatementName, statements } from '../../src/store/statements.ts';

/** What reads a whole table: only what a server does that begins. */
const readsAll: readonly StatementName[] = ['records.all'];

/** How SQLite carries a statement out. */
function planOf(name: StatementName): string {
  const database = new Sqlite(':memory:');
  for (const migration of migrations) database.exec(migration);
  const sql: string = statements[name];
  const parameters = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, word]) => [word, null]));
  const rows = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(parameters);
  database.close();
  return rows.map(({ detail }) => detail).join('\n');
}

test.each(Object.keys(statements) as StatementName[])('%s finds its rows by an index', name => {
  if (readsAll.includes(name)) expect(planOf(name)).toMatch(/^SCAN /);
  else expect(planOf(name)).not.toContain('SCAN');
});
