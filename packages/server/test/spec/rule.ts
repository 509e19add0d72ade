import { test } from 'vitest';
import { pendingRules } from './pending.ts';

/** What an id of a rule looks like: words in capitals, letters of modes as they are, and numbers. */
const ruleId = /^[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)+$/;

/** The ids with which a title begins: `JOIN-3 JOIN-4: what holds`. */
export function idsOf(title: string): string[] {
  const [ids = ''] = title.split(':', 1);
  return ids.split(' ').filter(id => id !== '');
}

/**
 * A test of a rule of `docs/spec`, whose id its title begins with. A rule that stands in `pending.ts` must fail: when
 * it holds, the test says so, and the id is taken off the list. It may take `ms` where the common patience is too short.
 */
export function rule(title: string, body: () => Promise<void>, ms?: number): void {
  const ids = idsOf(title);
  const wrong = ids.find(id => !ruleId.test(id));
  if (ids.length === 0 || wrong !== undefined) throw new Error(`a title begins with ids of rules: ${title}`);
  if (ids.some(id => pendingRules.has(id))) test.fails(title, body, ms);
  else test(title, body, ms);
}
