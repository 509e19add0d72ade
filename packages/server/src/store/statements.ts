/**
 * Every statement that reads or changes what is kept. A test asks SQLite how it carries each of them out, and refuses
 * what walks through a whole table.
 */
export const statements = {
  'records.all': 'SELECT kind, key, record FROM records',
  'records.put':
    'INSERT INTO records (kind, key, record) VALUES (@kind, @key, @record) ON CONFLICT (kind, key) DO UPDATE SET record = excluded.record',
  'records.remove': 'DELETE FROM records WHERE kind = @kind AND key = @key',
} as const;

/** The name of a statement: what it is about, and what it does. */
export type StatementName = keyof typeof statements;
