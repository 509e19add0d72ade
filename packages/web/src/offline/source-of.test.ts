import { expect, test } from 'vitest';
import { sourceOf } from './source-of.ts';

const scope = 'https://chat.example/salon/';
const files = ['', 'assets/a.js', 'icon.svg'];

test.each([
  ['', 'navigate', 'page'],
  ['?from=home#/room/%23lobby', 'navigate', 'page'],
  ['index.html', 'navigate', 'page'],
  ['files/x/page.html', 'navigate', 'network'],
  ['assets/a.js', 'cors', 'kept'],
  ['assets/emoji.js', 'cors', 'kept'],
  ['icon.svg', 'no-cors', 'kept'],
  ['about.json', 'cors', 'network'],
  ['upload', 'cors', 'network'],
  ['files/x/cat.png', 'no-cors', 'network'],
  ['socket', 'websocket', 'network'],
  ['sw.js', 'same-origin', 'network'],
] as const)('"%s" (%s) comes from %s', (path, mode, source) => {
  expect(sourceOf({ method: 'GET', url: scope + path, mode }, scope, files)).toBe(source);
});

test('what is sent, and what is elsewhere, is not touched', () => {
  expect(sourceOf({ method: 'POST', url: `${scope}assets/a.js`, mode: 'cors' }, scope, files)).toBe(
    'network',
  );
  expect(
    sourceOf({ method: 'GET', url: 'https://other.example/assets/a.js', mode: 'cors' }, scope, files),
  ).toBe('network');
});
