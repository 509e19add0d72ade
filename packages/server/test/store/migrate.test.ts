import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/table.ts';
import { newFolder, withStore } from './folder.ts';

const versions = migrations.map((_, index) => index + 1);

const aliceId = '11111111-1111-4111-8111-111111111111';
const bobId = '22222222-2222-4222-8222-222222222222';

/** What a version of the format held, with some rows. */
function frozen(version: number): string {
  return readFileSync(join(import.meta.dirname, `schemas/v${version}.sql`), 'utf8');
}

/** A data folder that an older server left behind. */
function folderOf(version: number): string {
  const folder = newFolder();
  mkdirSync(folder);
  const old = new Sqlite(join(folder, 'salon.db'));
  old.exec(frozen(version));
  old.close();
  return folder;
}

/** How the tables of a database are made, whatever is in them. */
function schemaOf(file: string): unknown[] {
  const database = new Sqlite(file);
  try {
    return database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  } finally {
    database.close();
  }
}

test('every version of the format is frozen', () => {
  const schemas = readdirSync(join(import.meta.dirname, 'schemas'));
  expect(schemas.sort()).toEqual(versions.map(version => `v${version}.sql`).sort());
});

describe.each(versions)('version %i of the format', version => {
  test('is frozen as its migrations make it', () => {
    const folder = newFolder();
    mkdirSync(folder);
    const file = join(folder, 'fresh.db');
    const fresh = new Database(file);
    migrate(fresh, undefined, version);
    fresh.close();
    expect(schemaOf(join(folderOf(version), 'salon.db'))).toEqual(schemaOf(file));
  });

  test('is taken over into the newest, with all that was in it', () => {
    const folder = folderOf(version);
    withStore(folder, ({ records, database }) => {
      expect(database.pragma('user_version')).toBe(migrations.length);
      expect(database.pragma('integrity_check')).toBe('ok');
      expect(records.all().map(({ kind, key }) => `${kind} ${key}`)).toEqual([
        'account alice',
        'account bob',
      ]);
    });
    if (version >= 2) {
      withStore(folder, ({ credentials, audit }) => {
        expect(credentials.get(aliceId)).toMatchObject({
          scram: { iterations: 4096 },
          emailVerifiedAt: 1767225602000,
        });
        expect(credentials.fingerprintsOf(bobId)).toEqual([{ fingerprint: 'ab12', addedAt: 1767225603000 }]);
        expect(credentials.code(aliceId, 'email')).toMatchObject({ address: 'alice@example.net', tries: 1 });
        expect(audit.newest(9)).toMatchObject([{ id: 7, target: 'mallory' }]);
      });
    }
    if (version >= 4) {
      withStore(folder, ({ tokens, subscriptions }) => {
        expect(subscriptions.all()).toMatchObject([{ credential: aliceId, token: '0a0b0c0d' }]);
        expect(tokens.of(aliceId)).toMatchObject([
          { id: '0a0b0c0d', name: 'phone', used: { at: 1767225607000, from: '192.0.2.1' } },
        ]);
      });
    }
    const fresh = newFolder();
    withStore(fresh, () => undefined);
    expect(schemaOf(join(folder, 'salon.db'))).toEqual(schemaOf(join(fresh, 'salon.db')));
  });

  test('is copied before each step', () => {
    const folder = folderOf(version);
    withStore(folder, () => undefined);
    for (const next of versions) {
      const copy = join(folder, `salon.db.before-v${next}`);
      expect(existsSync(copy)).toBe(next > version);
      if (next <= version) continue;
      expect(statSync(copy).mode & 0o777).toBe(0o600);
      const backup = new Sqlite(copy, { readonly: true });
      expect(backup.pragma('user_version', { simple: true })).toBe(next - 1);
      expect(backup.prepare('SELECT key FROM records').pluck().all()).toEqual(['alice', 'bob']);
      backup.close();
    }
  });
});
