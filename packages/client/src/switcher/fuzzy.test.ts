import { expect, test } from 'vitest';
import { fuzzy } from './fuzzy.ts';

const best = (query: string, texts: readonly string[]) =>
  texts
    .map(text => ({ text, match: fuzzy(query, text) }))
    .filter(({ match }) => match !== undefined)
    .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0))
    .map(({ text }) => text);

test('letters are found in their order, with others between them', () => {
  expect(fuzzy('lby', '#lobby')?.at).toEqual([1, 3, 5]);
  expect(fuzzy('ybl', '#lobby')).toBeUndefined();
});

test('what begins with it comes first, then what has it, then what has its letters', () => {
  expect(best('dev', ['#d-e-v', '#old-devices', '#development', '#dev', '#lobby', '#undev'])).toEqual([
    '#dev',
    '#development',
    '#old-devices',
    '#undev',
    '#d-e-v',
  ]);
});

test('neither case nor accents matter', () => {
  expect(fuzzy('elise', 'Élise')).toBeDefined();
  expect(fuzzy('ÉLISE', 'elise')?.at).toEqual([0, 1, 2, 3, 4]);
});

test('nothing is in everything', () => {
  expect(fuzzy('', '#lobby')).toBeDefined();
});
