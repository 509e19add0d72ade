import { onTestFinished } from 'vitest';

/** Closes something when the test that is running has finished, the last opened first. */
export function closing<T extends { close(): Promise<void> }>(thing: T): T {
  onTestFinished(() => thing.close());
  return thing;
}
