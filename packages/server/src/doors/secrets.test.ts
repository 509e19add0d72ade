import { hashSync } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { Secret } from './secrets.ts';

const cheap = { memoryCost: 1024, timeCost: 1, parallelism: 1 };

test.each([
  ['a word', 'sesame'],
  ['a hash', hashSync('sesame', cheap)],
])('%s is fitted by the word alone, again and again', (_title, kept) => {
  const secret = new Secret(kept);
  for (const given of ['simsim', 'sesame', 'sesame', '', 'sesame ', kept === 'sesame' ? 'x' : kept]) {
    expect([given, secret.fits(given)]).toEqual([given, given === 'sesame']);
  }
});

test('a hash that is none is fitted by nothing', () => {
  const secret = new Secret('$argon2id$broken');
  expect([secret.fits(''), secret.fits('$argon2id$broken')]).toEqual([false, false]);
});
