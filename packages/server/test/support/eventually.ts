import { vi } from 'vitest';

/** How long something may take where disks and processes of others are busy. Less than such a test has. Milliseconds. */
const patienceMs = 15_000;

/** Resolves with what a check returns as soon as it does not throw; rejects with what it threw last. */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return await vi.waitFor(check, patienceMs);
}
