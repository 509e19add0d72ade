import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adminReference, ircReference, lineReference, servicesReference } from './reference.ts';

test.each([
  ['docs/reference/irc.md', ircReference],
  ['docs/reference/line.md', lineReference],
  ['docs/reference/services.md', servicesReference],
  ['docs/reference/admin.md', adminReference],
])('%s says what the tables say; npm run docs writes it', (file, make) => {
  expect(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).toBe(make());
});
