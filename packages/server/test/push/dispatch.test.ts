import { expect, test } from 'vitest';
import type { Delivered, Letter } from '../../src/push/courier.ts';
import { Dispatch } from '../../src/push/dispatch.ts';
import type { Subscription } from '../../src/store/subscriptions.ts';
import { ManualClock } from '../support/manual-clock.ts';

const minute = 60_000;

/** A courier whose answers the test gives. */
class Slow {
  readonly underway: { readonly letter: Letter; readonly answer: (outcome: Delivered) => void }[] = [];

  carry(letter: Letter): Promise<Delivered> {
    return new Promise(resolve => this.underway.push({ letter, answer: resolve }));
  }

  /** Answers what is underway, and returns what it was. */
  async all(is: Delivered): Promise<string[]> {
    const taken = this.underway.splice(0);
    for (const { answer } of taken) answer(is);
    await settled();
    return taken.map(({ letter }) => letter.payload);
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve));

const later: Delivered = { is: 'later', why: 'down' };

function setUp(waitingMax = 10) {
  const clock = new ManualClock();
  const courier = new Slow();
  const ended: string[] = [];
  const dispatch = new Dispatch({
    courier,
    clock,
    waitingMax,
    ended: ({ endpoint }) => void ended.push(endpoint),
  });
  const send = async (subscription: Subscription, payload: string) => {
    dispatch.send(subscription, payload, 'normal');
    await settled();
  };
  return { clock, courier, ended, dispatch, send };
}

function to(endpoint: string, credential = endpoint): Subscription {
  return { endpoint, credential, p256dh: '', auth: '', capabilities: '', renewedAt: 0, token: '' };
}

test('of one subscription one message is on its way, and they keep their order', async () => {
  const { courier, send } = setUp();
  for (const payload of ['1', '2', '3']) await send(to('a'), payload);
  expect(await courier.all({ is: 'taken' })).toEqual(['1']);
  expect(await courier.all({ is: 'taken' })).toEqual(['2']);
  expect(await courier.all({ is: 'taken' })).toEqual(['3']);
  expect(await courier.all({ is: 'taken' })).toEqual([]);
});

test('one that is down is left alone for longer and longer, an hour at most, and a message is given up', async () => {
  const { clock, courier, send } = setUp();
  await send(to('a'), 'x');
  for (const rest of [0.5, 1, 2, 4, 8]) {
    expect(await courier.all(later)).toEqual(['x']);
    clock.advance(rest * minute - 1);
    await settled();
    expect(courier.underway).toEqual([]);
    clock.advance(1);
    await settled();
  }
  expect(await courier.all(later)).toEqual(['x']);
  await send(to('a'), 'y');
  clock.advance(16 * minute);
  await settled();
  expect(await courier.all(later)).toEqual(['y']);
  clock.advance(32 * minute);
  await settled();
  expect(await courier.all(later)).toEqual(['y']);
  clock.advance(60 * minute);
  await settled();
  expect(await courier.all({ is: 'taken' })).toEqual(['y']);
});

test('a push server that wants to be left alone for ever is asked again after an hour', async () => {
  const { clock, courier, send } = setUp();
  await send(to('a'), 'x');
  await courier.all({ ...later, afterMs: Number.MAX_SAFE_INTEGER });
  clock.advance(60 * minute);
  await settled();
  expect(await courier.all({ is: 'taken' })).toEqual(['x']);
});

test('so many are on their way at once, and accounts take turns', async () => {
  const { courier, send } = setUp();
  for (let index = 0; index < 200; index += 1) await send(to(`many-${index}`, 'many'), 'many');
  await send(to('one'), 'one');
  expect(courier.underway).toHaveLength(128);
  courier.underway.shift()?.answer({ is: 'taken' });
  courier.underway.shift()?.answer({ is: 'taken' });
  await settled();
  expect(courier.underway.slice(-2).map(({ letter }) => letter.payload)).toContain('one');
});

test('what is forgotten is sent nothing more, and what comes back of it changes nothing', async () => {
  const { clock, courier, dispatch, ended, send } = setUp();
  await send(to('a'), '1');
  await send(to('a'), '2');
  dispatch.forget('a');
  expect(await courier.all({ is: 'gone' })).toEqual(['1']);
  clock.advance(120 * minute);
  await settled();
  expect(courier.underway).toEqual([]);
  expect(ended).toEqual([]);
});

test('of too many the oldest are dropped, also when one comes back', async () => {
  const { clock, courier, send } = setUp(2);
  for (const payload of ['1', '2', '3', '4']) await send(to('a'), payload);
  await courier.all(later);
  clock.advance(minute);
  await settled();
  expect(await courier.all({ is: 'taken' })).toEqual(['3']);
  expect(await courier.all({ is: 'taken' })).toEqual(['4']);
});

test('a courier that fails is one that may take it later', async () => {
  const clock = new ManualClock();
  let tries = 0;
  const courier = {
    carry: () => {
      tries += 1;
      return Promise.reject(new Error('a fault'));
    },
  };
  const dispatch = new Dispatch({ courier, clock, waitingMax: 2, ended: () => undefined });
  dispatch.send(to('a'), 'x', 'high');
  await settled();
  clock.advance(minute);
  await settled();
  expect(tries).toBe(2);
});
