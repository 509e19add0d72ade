import { History } from '../../src/history/history.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { type House, house } from './scene.ts';

/** A house that remembers. What was said stays from one test to the next, so each has a channel of its own. */
export async function remembering(settings: Record<string, unknown> = {}): Promise<House> {
  const logger = makeLogger({ level: 'silent', format: 'json' });
  return house(settings, { history: await History.open('memory', { clock: new ManualClock(), logger }) });
}
