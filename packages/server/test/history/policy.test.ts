import { expect, onTestFinished, test, vi } from 'vitest';
import { Expirer } from '../../src/history/expirer.ts';
import type { History } from '../../src/history/history.ts';
import type { Retention } from '../../src/history/record.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { StoreError } from '../../src/store/fault.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** A history of which only that it is to forget is of interest: each round waits until it is let go on. */
class SlowHistory implements Pick<History, 'expire'> {
  readonly rounds: { readonly now: number; readonly common: Retention }[] = [];
  private readonly waiting: { done: (gone: number) => void; failed: (error: unknown) => void }[] = [];

  expire(now: number, common: Retention): Promise<number> {
    this.rounds.push({ now, common });
    return new Promise((done, failed) => this.waiting.push({ done, failed }));
  }

  async ends(error?: unknown): Promise<void> {
    const round = this.waiting.shift();
    if (error === undefined) round?.done(1);
    else round?.failed(error);
    await Promise.resolve();
    await Promise.resolve();
  }
}

function expiring() {
  const [history, clock] = [new SlowHistory(), new ManualClock()];
  const logger = makeLogger({ level: 'silent', format: 'json' });
  const [error, warn] = [vi.spyOn(logger, 'error'), vi.spyOn(logger, 'warn')];
  const settings: { common: Retention } = { common: { ms: 5 } };
  const expirer = new Expirer({ history, clock, logger, common: () => settings.common });
  onTestFinished(() => expirer.stop());
  expirer.start();
  return { history, clock, error, warn, expirer, settings };
}

const minutes = (count: number) => count * 60_000;

test('what is too old goes at the start and every ten minutes, by the settings of that time', async () => {
  const { history, clock, settings } = expiring();
  await history.ends();
  settings.common = { count: 3 };
  clock.advance(minutes(10));
  expect(history.rounds.map(({ common }) => common)).toEqual([{ ms: 5 }, { count: 3 }]);
  expect((history.rounds[1]?.now ?? 0) - (history.rounds[0]?.now ?? 0)).toBe(minutes(10));
});

test('never are there two rounds at once, and none when it is stopped', async () => {
  const { history, clock, expirer } = expiring();
  clock.advance(minutes(30));
  expect(history.rounds).toHaveLength(1);
  await history.ends();
  clock.advance(minutes(10));
  expect(history.rounds).toHaveLength(2);
  await history.ends();
  expirer.stop();
  clock.advance(minutes(30));
  expect(history.rounds).toHaveLength(2);
});

test('that it fails is logged once, and that it works again', async () => {
  const { history, clock, error, warn } = expiring();
  for (const _ of [1, 2, 3]) {
    await history.ends(new StoreError('full', 'the disk is full'));
    clock.advance(minutes(10));
  }
  expect([error.mock.calls.length, warn.mock.calls.length]).toEqual([1, 0]);
  await history.ends();
  expect([error.mock.calls.length, warn.mock.calls.length]).toEqual([1, 1]);
});
