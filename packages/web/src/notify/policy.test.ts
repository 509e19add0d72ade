import { expect, test } from 'vitest';
import { callsFor, type Said } from './policy.ts';

const entry = { kind: 'said', own: false, mentions: false, at: 2_000, removed: undefined } as const;
const talk: Said = { kind: 'talk', loudness: 'default', entry, readUntil: undefined, isSeen: false };
const lobby: Said = { ...talk, kind: 'channel' };
const mention: Said = { ...lobby, entry: { ...entry, mentions: true } };

test('by default one is called for talks and mentions', () => {
  expect(callsFor(talk)).toBe(true);
  expect(callsFor(mention)).toBe(true);
  expect(callsFor(lobby)).toBe(false);
});

test('a loud room calls for all, one for mentions for those, a muted one for nothing', () => {
  expect(callsFor({ ...lobby, loudness: 'all' })).toBe(true);
  expect(callsFor({ ...lobby, loudness: 'mentions' })).toBe(false);
  expect(callsFor({ ...mention, loudness: 'mentions' })).toBe(true);
  expect(callsFor({ ...mention, loudness: 'muted' })).toBe(false);
  expect(callsFor({ ...talk, loudness: 'muted' })).toBe(false);
});

test('nobody is called for what she sees, has read elsewhere, or said herself', () => {
  expect(callsFor({ ...talk, isSeen: true })).toBe(false);
  expect(callsFor({ ...talk, readUntil: 2_000 })).toBe(false);
  expect(callsFor({ ...talk, readUntil: 1_999 })).toBe(true);
  expect(callsFor({ ...talk, entry: { ...entry, own: true } })).toBe(false);
});

test('coming and going, and what was taken back, call nobody', () => {
  const loud: Said = { ...lobby, loudness: 'all' };
  expect(callsFor({ ...loud, entry: { ...entry, kind: 'happened' } })).toBe(false);
  expect(callsFor({ ...loud, entry: { ...entry, removed: { by: 'bob', reason: '' } } })).toBe(false);
  expect(callsFor({ ...loud, entry: { ...entry, kind: 'acted' } })).toBe(true);
});
