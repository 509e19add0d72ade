import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { play, readTable } from './table.ts';

const folder = new URL('tables/', import.meta.url);

for (const file of readdirSync(folder)) {
  describe(file, () => {
    for (const scenario of readTable(readFileSync(new URL(file, folder), 'utf8'))) {
      test(scenario.title, () => play(scenario, (where, got, expected) => expect(got, where).toBe(expected)));
    }
  });
}
