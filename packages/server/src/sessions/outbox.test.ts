import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';

/** Someone who only remembers when she was flushed. */
function addressee(log: string[], name: string, then?: () => void) {
  return {
    flush() {
      log.push(name);
      then?.();
    },
  };
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
  });
  outbox.add(addressee(log, 'a'));
  await nextTurn();
  expect(log).toStrictEqual(['before', 'a', 'b']);
  await nextTurn();
  expect(log).toHaveLength(3);
});

test('a turn in which nobody is sent anything can be asked for', async () => {
  const log: string[] = [];
  const outbox = new Outbox(() => log.push('before'));
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
  expect(outbox.root.bytes()).toHaveLength(0);
});
