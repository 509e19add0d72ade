import { expect, test } from 'vitest';
import { sameKey } from './push-key.ts';

test('a key is the same in base64url, with or without its padding', () => {
  const key = new Uint8Array([4, 255, 239, 190, 1]).buffer;
  expect(sameKey(key, 'BP_vvgE')).toBe(true);
  expect(sameKey(key, 'BP_vvgE=')).toBe(true);
  expect(sameKey(key, 'BP_vvgF')).toBe(false);
  expect(sameKey(null, 'BP_vvgE')).toBe(false);
});
