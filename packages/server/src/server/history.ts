import type { Settings } from '../config/schema.ts';
import { History } from '../history/history.ts';
import { systemClock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';

/** Opens the history that the settings want, in memory or on disk; none when they want none. Fails with a `StoreError`. */
export async function openHistory(
  { history, data }: Settings,
  memory: boolean,
  logger: Logger,
): Promise<History | undefined> {
  if (!history.enabled) return undefined;
  return await History.open(memory ? 'memory' : data, {
    clock: systemClock,
    logger,
    durable: history.durable,
  });
}
