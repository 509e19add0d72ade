import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['\x0304,01red\x03 and \x02bold\x0f', 'red and bold'],
  ['\x04ff0000hex\x04', 'hex'],
  ['a\nb', 'a b'],
  ['\u202eright to left', 'right to left'],
  ['plain', 'plain'],
])('%j is %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});
