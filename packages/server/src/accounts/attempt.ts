import { StoreError } from '../store/fault.ts';
import type { NotTried } from './outcomes.ts';
import type { DeskParts } from './parts.ts';

const unavailable: NotTried = { is: 'unavailable' };

/** Does what needs the disk. When that fails nothing came of it, and the log says so. */
export async function attempt<T>(
  { logger }: Pick<DeskParts, 'logger'>,
  work: () => Promise<T>,
): Promise<T | NotTried> {
  try {
    return await work();
  } catch (error) {
    return failedAttempt(logger, error);
  }
}

/** As `attempt`, of what is done at once. */
export function attemptNow<T>({ logger }: Pick<DeskParts, 'logger'>, work: () => T): T | NotTried {
  try {
    return work();
  } catch (error) {
    return failedAttempt(logger, error);
  }
}

function failedAttempt(logger: DeskParts['logger'], error: unknown): NotTried {
  if (!(error instanceof StoreError)) throw error;
  logger.error(`secrets of accounts could not be read or saved: ${error.reason}`);
  return unavailable;
}
