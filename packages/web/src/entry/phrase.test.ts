import { expect, test } from 'vitest';
import { readAbout } from './about.ts';
import { phraseOf } from './phrase.ts';

test('each refusal is said at the field that it is about', () => {
  const about = (
    ['nick-in-use', 'nick-wrong', 'nick-owned', 'login-failed', 'password', 'banned', 'other'] as const
  ).map(why => phraseOf({ phase: 'refused', refusal: { why, text: 'why' } })?.about);
  expect(about).toEqual(['nick', 'nick', 'nick', 'login', 'password', 'none', 'none']);
});

test('who left by her own will is told nothing', () => {
  expect(phraseOf({ phase: 'left', reason: '' })).toBeUndefined();
  expect(phraseOf({ phase: 'left', reason: 'Killed' })?.values).toEqual({ reason: 'Killed' });
  expect(phraseOf({ phase: 'connecting' })).toBeUndefined();
});

test('of what the door says of itself, what is of the right kind is taken', () => {
  expect(readAbout({ name: 'irc.example', network: 'Example', lobby: '#hall' })).toEqual({
    name: 'irc.example',
    network: 'Example',
    lobby: '#hall',
    nickCharsMax: undefined,
  });
  expect(readAbout({ nickCharsMax: 30 }).nickCharsMax).toBe(30);
  expect(readAbout({ lobby: 7 }).lobby).toBe('#lobby');
  expect(readAbout(null).network).toBe('Salon');
});
