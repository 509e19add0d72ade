import { StoreError } from '../../store/fault.ts';
import type { Failure } from './messages.ts';

/** What went wrong, as it can be told from thread to thread. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StoreError)
    return { fault: error.fault, reason: error.reason, message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { fault: undefined, reason: 'the server has a fault', message };
}

/** What went wrong in the other thread. */
export function errorOf({ fault, reason, message }: Failure): Error {
  return fault === undefined ? new Error(message) : new StoreError(fault, reason, { message });
}
