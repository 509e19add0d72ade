import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Addressee, Outbox } from './outbox.ts';

/** Someone who only remembers when she was flushed, and with what when it is sent later than that. */
function addressee(log: string[], name: string, then?: () => void): Addressee {
  return {
    flush() {
      log.push(name);
      then?.();
    },
    handOver: () => Buffer.from(name),
    sendHeld(pieces) {
      log.push(pieces.join('+'));
      then?.();
    },
  };
}

/** Something that is waited for, until it is said to be over. */
function pending(): { wait: Promise<void>; over: () => Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    wait: promise,
    async over() {
      resolve();
      await promise;
    },
  };
}

/** An outbox that waits for these before its next turns, one after another, and for nothing where there is none. */
function waitingFor(...waits: (Promise<void> | undefined)[]): Outbox {
  return new Outbox(() => waits.shift());
}

test('all who have something to be sent are flushed once, in order, at the end of the turn', async () => {
  const outbox = new Outbox();
  const log: string[] = [];
  outbox.add(addressee(log, 'a'));
  outbox.add(addressee(log, 'b'));
  expect(log).toStrictEqual([]);
  await nextTurn();
  expect(log).toStrictEqual(['a', 'b']);
  await nextTurn();
  expect(log).toStrictEqual(['a', 'b']);
});

test('who has something again is flushed again', async () => {
  const outbox = new Outbox();
  const log: string[] = [];
  outbox.add(addressee(log, 'a'));
  await nextTurn();
  outbox.add(addressee(log, 'a'));
  await nextTurn();
  expect(log).toStrictEqual(['a', 'a']);
});

test('a flush by hand sends everything now, and nothing later', async () => {
  const outbox = new Outbox();
  const log: string[] = [];
  outbox.add(addressee(log, 'a'));
  outbox.flush();
  expect(log).toStrictEqual(['a']);
  await nextTurn();
  expect(log).toStrictEqual(['a']);
});

test('what comes up while things are sent waits for the next turn', async () => {
  const outbox = new Outbox();
  const log: string[] = [];
  outbox.add(addressee(log, 'a', () => outbox.add(addressee(log, 'b'))));
  outbox.flush();
  expect(log).toStrictEqual(['a']);
  await nextTurn();
  expect(log).toStrictEqual(['a', 'b']);
});

test('what is to be done before comes first, and what is said there goes out with the rest', async () => {
  const log: string[] = [];
  let say = true;
  const outbox: Outbox = new Outbox(() => {
    log.push('before');
    if (say) outbox.add(addressee(log, 'b'));
    say = false;
    return undefined;
  });
  outbox.add(addressee(log, 'a'));
  await nextTurn();
  expect(log).toStrictEqual(['before', 'a', 'b']);
  await nextTurn();
  expect(log).toHaveLength(3);
});

test('a turn in which nobody is sent anything can be asked for', async () => {
  const log: string[] = [];
  const outbox = new Outbox(() => {
    log.push('before');
    return undefined;
  });
  outbox.schedule();
  outbox.schedule();
  await nextTurn();
  expect(log).toStrictEqual(['before']);
});

test('each turn begins its trails anew', () => {
  const outbox = new Outbox();
  const { root } = outbox;
  root.followedBy('old');
  outbox.flush();
  expect(outbox.root).not.toBe(root);
  expect(outbox.root.bytes('stream')).toHaveLength(0);
});

test('what comes before is waited for, and so is it by what comes after', async () => {
  const [first, second] = [pending(), pending()];
  const outbox = waitingFor(first.wait, undefined, second.wait);
  const log: string[] = [];
  const alice = addressee(log, 'a');
  for (const who of [alice, alice, addressee(log, 'b')]) {
    outbox.add(who);
    outbox.flush();
  }
  expect(log).toStrictEqual([]);
  // The disk may be done with the second before the first.
  await second.over();
  expect(log).toStrictEqual([]);
  await first.over();
  // What came while the first waited is sent together.
  expect(log).toStrictEqual(['a', 'a', 'b']);
  outbox.add(alice);
  outbox.flush();
  expect(log).toStrictEqual(['a', 'a', 'b', 'a']);
});

test('turns that come while one waits are sent together, those that come later are not', async () => {
  const waits = [pending(), pending(), pending(), pending()];
  const outbox = waitingFor(...waits.map(({ wait }) => wait));
  const log: string[] = [];
  const turn = (...names: string[]): void => {
    for (const name of names) outbox.add(addresses.get(name) ?? addressee(log, ''));
    outbox.flush();
  };
  const addresses = new Map(['a', 'b'].map(name => [name, addressee(log, name)]));
  turn('a', 'b');
  turn('a');
  turn('b', 'a');
  await waits[0]?.over();
  expect(log).toStrictEqual(['a', 'b']);
  turn('a');
  await waits[1]?.over();
  expect(log).toHaveLength(2);
  await waits[2]?.over();
  expect(log.slice(2)).toStrictEqual(['a+a', 'b']);
  await waits[3]?.over();
  expect(log.slice(4)).toStrictEqual(['a']);
});

test('what comes up while held things are sent is sent behind them', async () => {
  const held = pending();
  const outbox = waitingFor(held.wait);
  const log: string[] = [];
  const third = addressee(log, 'c');
  const first = addressee(log, 'a', () => {
    outbox.add(third);
    outbox.flush();
  });
  outbox.add(first);
  outbox.add(addressee(log, 'b'));
  outbox.flush();
  await held.over();
  expect(log).toStrictEqual(['a', 'b', 'c']);
});

test('it is full while much is held, and then tells those who wait, but not who waits no more', async () => {
  const held = pending();
  const outbox = waitingFor(held.wait, undefined);
  const log: string[] = [];
  outbox.add(addressee(log, 'a'));
  outbox.root.followedBy('z'.repeat(300_000));
  outbox.flush();
  expect(outbox.isFull).toBe(false);
  outbox.add(addressee(log, 'b'));
  outbox.root.followedBy('z'.repeat(300_000));
  outbox.flush();
  expect(outbox.isFull).toBe(true);
  outbox.whenFree(() => log.push('goes on'));
  outbox.whenFree(() => log.push('is gone'))();
  await held.over();
  expect(outbox.isFull).toBe(false);
  expect(log).toStrictEqual(['a', 'b', 'goes on']);
});
