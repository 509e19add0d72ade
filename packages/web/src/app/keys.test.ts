import { expect, test } from 'vitest';
import { keyCaps, pressOf } from './keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('a press has one name, whatever is held in which order', () => {
  expect(pressOf({ ...plain, key: 'k', ctrlKey: true }, false)).toBe('Mod+K');
  expect(pressOf({ ...plain, key: 'k', metaKey: true }, true)).toBe('Mod+K');
  expect(pressOf({ ...plain, key: 'k', ctrlKey: true }, true)).toBe('Other+K');
  expect(pressOf({ ...plain, key: 'ArrowUp', altKey: true, shiftKey: true }, false)).toBe(
    'Alt+Shift+ArrowUp',
  );
  expect(pressOf({ ...plain, key: '?', shiftKey: true }, false)).toBe('?');
  expect(pressOf({ ...plain, key: 'Escape' }, false)).toBe('Escape');
});

test('keys are written as they stand on the keyboard', () => {
  expect(keyCaps('Mod+K', false)).toEqual(['Ctrl', 'K']);
  expect(keyCaps('Mod+K', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('Alt+ArrowUp', false)).toEqual(['Alt', '↑']);
});
