import { expect, test } from 'vitest';
import { readWords, writeWords } from './words.ts';

test('words are parted by commas and lines, and each counts once', () => {
  expect(readWords(' deploy,  Release  notes ,\n\n,DEPLOY')).toEqual(['deploy', 'Release notes']);
  expect(readWords('')).toEqual([]);
  expect(writeWords(['deploy', 'release notes'])).toBe('deploy, release notes');
});

test('there is an end to them', () => {
  expect(readWords(Array.from({ length: 50 }, (_, at) => `w${at}`).join())).toHaveLength(20);
});
