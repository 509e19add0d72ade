import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from '../text/span.ts';
import { saidLines } from './said.ts';
import { theme } from './theme.ts';

const names = { isChannel: (name: string) => name.startsWith('#'), isNick: (name: string) => name === 'bob' };
const lines = (text: string) => saidLines(text, names, plain).map(row => row.map(span => span.text).join(''));
const look = (text: string, word: string) =>
  saidLines(text, names, plain)
    .flat()
    .find(span => span.text === word)?.style;

test('a block of code stands apart from what is around it, without what fences it', () => {
  const text = 'look:\n```js\nif (x)\n  \x02y\x02()\n```\nthat is it';
  expect(lines(text)).toEqual(['look:', '  if (x)', '    y()', 'that is it']);
  expect(look(text, '  if (x)')).toEqual(theme.code);
});

test('code within a line, links, rooms, nicks and quotes are seen, and stay what was typed', () => {
  const text = '`ls -l` by bob in #tea, https://a.example/b_c. and\n> so it is';
  expect(lines(text).join('\n')).toBe(text);
  expect(look(text, 'ls -l')).toEqual(theme.code);
  expect(look(text, 'bob')).toHaveProperty('ink');
  expect(look(text, '#tea')).toEqual(theme.busy);
  expect(look(text, 'https://a.example/b_c')).toEqual(theme.link);
  expect(look(text, 'so it is')).toEqual(theme.quiet);
});

test('formatting is on top of what a part is', () => {
  expect(look('\x02https://a.example/\x02', 'https://a.example/')).toEqual({ ...theme.link, bold: true });
});

test('whatever is said, nothing in it steers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      for (const span of saidLines(text, names, plain).flat())
        expect(span.text).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});
