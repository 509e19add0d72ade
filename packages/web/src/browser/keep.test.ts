import { expect, test } from 'vitest';
import { keepIn } from './keep.ts';

function storage(bytesMax = Number.POSITIVE_INFINITY): Storage {
  const all = new Map<string, string>();
  return {
    get length() {
      return all.size;
    },
    clear: () => all.clear(),
    key: () => null,
    getItem: key => all.get(key) ?? null,
    removeItem: key => void all.delete(key),
    setItem: (key, value) => {
      if (value.length > bytesMax) throw new DOMException('', 'QuotaExceededError');
      all.set(key, value);
    },
  };
}

test('what is kept is there for the next', () => {
  const store = storage();
  keepIn(() => store, 'salon.').set('nick', 'alice');
  expect(keepIn(() => store, 'salon.').get('nick')).toBe('alice');
  expect(store.getItem('salon.nick')).toBe('alice');
});

test('what is forgotten is gone', () => {
  const keep = keepIn(storage, '');
  keep.set('nick', 'alice');
  keep.set('nick', undefined);
  expect(keep.get('nick')).toBeUndefined();
});

test('without room it is kept in memory, and goes before what was kept', () => {
  const store = storage(5);
  const keep = keepIn(() => store, '');
  keep.set('draft', 'short');
  keep.set('draft', 'much longer');
  expect(keep.get('draft')).toBe('much longer');
  keep.set('draft', 'tiny');
  expect(keep.get('draft')).toBe('tiny');
  expect(store.getItem('draft')).toBe('tiny');
});

test('where storage is forbidden it is kept in memory', () => {
  const keep = keepIn(() => {
    throw new DOMException('', 'SecurityError');
  }, '');
  expect(keep.get('nick')).toBeUndefined();
  keep.set('nick', 'alice');
  expect(keep.get('nick')).toBe('alice');
});
