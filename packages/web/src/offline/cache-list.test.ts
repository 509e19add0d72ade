import { expect, test } from 'vitest';
import { type BuiltFile, cacheList, fingerprint } from './cache-list.ts';

const file = (path: string, bytes = 1_000, hash = 'h'): BuiltFile => ({ path, bytes, hash });

test('the page, its programs and styles are kept; what is large or compressed again is not', () => {
  const built = [
    file('index.html'),
    file('assets/settings-b.js'),
    file('assets/index-a.js'),
    file('assets/index-a.js.br'),
    file('assets/index-a.css'),
    file('assets/emoji-c.js', 400_000),
    file('manifest.webmanifest'),
    file('icon.svg'),
    file('icon-512.png'),
    file('icon-192.png'),
    file('sw.js'),
  ];
  expect(cacheList(built)).toEqual([
    '',
    'assets/index-a.css',
    'assets/index-a.js',
    'assets/settings-b.js',
    'icon-192.png',
    'icon.svg',
    'manifest.webmanifest',
  ]);
});

test('the same build has the same version, another one has another', () => {
  const a = file('assets/a.js');
  const page = file('index.html');
  expect(fingerprint([a, page])).toBe(fingerprint([page, a]));
  expect(fingerprint([a, { ...page, hash: 'other' }])).not.toBe(fingerprint([a, page]));
});
