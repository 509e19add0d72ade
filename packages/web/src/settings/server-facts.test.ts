import { expect, test } from 'vitest';
import { readServerFacts } from './server-facts.ts';

test('the version is that of the server, without its name', () => {
  expect(readServerFacts({ version: 'salon-0.1.0' }).version).toBe('0.1.0');
  expect(readServerFacts({ version: 7 }).version).toBeUndefined();
  expect(readServerFacts(null).version).toBeUndefined();
});
