import { expect, test } from 'vitest';
import { Store } from '../../src/store/store.ts';

test('the audit log shows the newest first, of all or of a word, page by page', () => {
  const store = Store.open('memory');
  const did = (action: string, target: string, detail = '') =>
    store.audit.append({ at: 1, oper: 'root', nick: 'Carol', action, target, detail });
  did('kill', 'mallory', 'spam');
  did('rehash', '');
  did('kill', 'Trudy', 'kill');
  const shown = (...asked: Parameters<typeof store.audit.newest>) =>
    store.audit.newest(...asked).map(({ id, action, target }) => `${id} ${action} ${target}`);

  expect(shown(2)).toEqual(['3 kill Trudy', '2 rehash ']);
  expect(shown(2, undefined, 2)).toEqual(['1 kill mallory']);
  expect(shown(9, 'KILL')).toEqual(['3 kill Trudy', '1 kill mallory']);
  expect(shown(1, 'kill', 3)).toEqual(['1 kill mallory']);
  expect(shown(9, 'trudy')).toEqual(['3 kill Trudy']);
  expect(shown(1, 'ROOT')).toEqual(['3 kill Trudy']);
  expect(shown(1, 'carol')).toEqual(['3 kill Trudy']);
  expect(shown(9, 'spam')).toEqual([]);
  expect(store.audit.newest(1)).toEqual([
    { id: 3, at: 1, oper: 'root', nick: 'Carol', action: 'kill', target: 'Trudy', detail: 'kill' },
  ]);
  store.close();
});
