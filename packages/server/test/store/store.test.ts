import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../../src/store/fault.ts';
import { Store } from '../../src/store/store.ts';
import { newFolder, withStore } from './folder.ts';

/** The sentence with which a store refuses to open. */
function refusal(folder: string): string {
  try {
    Store.open({ folder }).close();
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    return (error as Error).message.replaceAll(folder, 'FOLDER');
  }
  throw new Error('the store was opened');
}

describe('a store', () => {
  test('makes its folder on the first start, for its owner alone', () => {
    const folder = join(newFolder(), 'deeper');
    withStore(folder, () => {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      for (const file of readdirSync(folder)) {
        expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
      }
    });
    expect(readdirSync(folder).sort()).toEqual(['salon.db', 'salon.lock']);
  });

  test('has what was put into it after a restart, and not what was removed', () => {
    const folder = newFolder();
    withStore(folder, ({ records }) => {
      records.put('account', 'alice', { name: 'Alice' });
      records.put('account', 'bob', { name: 'bob' });
      records.put('account', 'alice', { name: 'Alice', nicks: ['👩', "o'x"] });
      records.remove('account', 'bob');
      records.remove('account', 'carol');
    });
    withStore(folder, ({ records }) => {
      expect(records.all()).toEqual([
        { kind: 'account', key: 'alice', record: { name: 'Alice', nicks: ['👩', "o'x"] } },
      ]);
    });
  });

  test('in memory has no file, and nothing the next time', () => {
    const before = readdirSync('.');
    const store = Store.open('memory');
    store.records.put('account', 'alice', {});
    expect(store.records.all()).toHaveLength(1);
    store.close();
    const next = Store.open('memory');
    expect(next.records.all()).toEqual([]);
    next.close();
    expect(readdirSync('.')).toEqual(before);
  });

  test('that is closed says so, as who comes too late must hear', () => {
    const store = Store.open('memory');
    store.close();
    store.close();
    expect(() => store.credentials.get('a')).toThrow(StoreError);
    expect(() => store.together(() => undefined)).toThrow('the server is stopping');
  });

  test('carries out together all or nothing', () => {
    withStore(newFolder(), store => {
      const work = () =>
        store.together(() => {
          store.records.put('account', 'alice', {});
          throw new Error('in the midst of it');
        });
      expect(work).toThrow('in the midst of it');
      expect(store.records.all()).toEqual([]);
    });
  });

  test('can be read by others meanwhile, as for a backup', () => {
    const folder = newFolder();
    withStore(folder, ({ records }) => {
      records.put('account', 'alice', { name: 'alice' });
      const other = new Sqlite(join(folder, 'salon.db'), { readonly: true });
      other.exec(`VACUUM INTO '${join(folder, 'copy.db')}'`);
      other.close();
      const copy = new Sqlite(join(folder, 'copy.db'));
      expect(copy.prepare('SELECT key FROM records').all()).toEqual([{ key: 'alice' }]);
      copy.close();
    });
  });
});

describe('a store refuses in one sentence', () => {
  test('a folder that another server has', () => {
    const folder = newFolder();
    withStore(folder, () => {
      expect(refusal(folder)).toBe(
        'Another Salon server has the data folder FOLDER: stop it, or give this one another folder by data.folder, or --memory.',
      );
      // Neither asking nor being refused gives the folder up.
      expect(refusal(folder)).toMatch(/^Another Salon server /);
    });
    withStore(folder, ({ records }) => expect(records.all()).toEqual([]));
  });

  test('a place where there can be no folder', () => {
    const folder = newFolder();
    writeFileSync(folder, '');
    expect(refusal(folder)).toBe(
      'Cannot use the data folder FOLDER: the system refuses it (EEXIST). With --memory the server runs without one, and keeps nothing.',
    );
  });

  test('a file that is no database', () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'salon.db'), 'a diary, and a long one '.repeat(100));
    expect(refusal(folder)).toBe(
      'Cannot use the data folder FOLDER: it is no database. With --memory the server runs without one, and keeps nothing.',
    );
  });

  test('the database of another program', () => {
    const folder = newFolder();
    mkdirSync(folder);
    const other = new Sqlite(join(folder, 'salon.db'));
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expect(refusal(folder)).toBe(
      'FOLDER/salon.db is the database of another program: give data.folder another place.',
    );
  });

  test('the database of a newer version', () => {
    const folder = newFolder();
    withStore(folder, ({ database }) => database.pragma('user_version = 99'));
    expect(refusal(folder)).toMatch(/^FOLDER\/salon\.db was written by a newer Salon: its format is 99, /);
    expect(readdirSync(folder)).toEqual(['salon.db', 'salon.lock']);
  });
});
