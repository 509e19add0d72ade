import { describe, expect, test } from 'vitest';
import { terminalParts } from './parts.ts';

const address = { host: '127.0.0.1', port: 1, isTls: false };
const keep = { get: () => undefined, set: () => undefined };

function timers(): number {
  return process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
}

describe('the clock of the client', () => {
  test('keeps nobody who has left', () => {
    const { clock } = terminalParts(address, keep);
    const before = timers();
    const stop = clock.after(60_000, () => undefined);
    expect(timers()).toBe(before);
    stop();
  });
});
