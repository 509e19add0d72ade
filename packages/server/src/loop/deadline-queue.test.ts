import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeadlineQueue, type Watched } from './deadline-queue.ts';

function watched(): Watched {
  return { dueAt: 0, queue: undefined, before: undefined, after: undefined, silentTooLong: () => undefined };
}

describe('a deadline queue', () => {
  test('gives out who is due, and once', () => {
    const queue = new DeadlineQueue(10);
    const item = watched();
    queue.restart(item, 100);
    expect(queue.takeDue(109)).toBeUndefined();
    expect(queue.takeDue(110)).toBe(item);
    expect(queue.takeDue(1000)).toBeUndefined();
  });

  test('looks at one who waits and at no more, however many are not due', () => {
    const queue = new DeadlineQueue(1000);
    let looks = 0;
    for (let count = 0; count < 10_000; count += 1) {
      let dueAt = 0;
      const item = watched();
      Object.defineProperty(item, 'dueAt', {
        get: () => {
          looks += 1;
          return dueAt;
        },
        set: (value: number) => {
          dueAt = value;
        },
      });
      queue.restart(item, count);
    }
    looks = 0;
    expect(queue.takeDue(999)).toBeUndefined();
    expect(looks).toBe(1);
  });

  test('gives out the first before the last', () => {
    const queue = new DeadlineQueue(10);
    const [one, two] = [watched(), watched()];
    queue.restart(one, 100);
    queue.restart(two, 101);
    expect([queue.takeDue(200), queue.takeDue(200)]).toStrictEqual([one, two]);
  });

  test('lets who is put off wait from then on', () => {
    const queue = new DeadlineQueue(10);
    const [one, two] = [watched(), watched()];
    queue.restart(one, 100);
    queue.restart(two, 101);
    queue.restart(one, 105);
    expect(queue.takeDue(111)).toBe(two);
    expect(queue.takeDue(111)).toBeUndefined();
    expect(queue.takeDue(115)).toBe(one);
  });

  test('lets no one wait in two queues', () => {
    const [newcomers, idlers] = [new DeadlineQueue(10), new DeadlineQueue(50)];
    const item = watched();
    newcomers.restart(item, 100);
    idlers.restart(item, 100);
    expect(newcomers.takeDue(1000)).toBeUndefined();
    expect(idlers.takeDue(150)).toBe(item);
  });

  test('of no time at all lets everyone wait for ever, and takes them out of the other queue', () => {
    const [limited, never] = [new DeadlineQueue(10), new DeadlineQueue(0)];
    const item = watched();
    limited.restart(item, 100);
    never.restart(item, 100);
    expect(limited.takeDue(1000)).toBeUndefined();
    expect(never.takeDue(Number.MAX_SAFE_INTEGER)).toBeUndefined();
  });

  test('takes out who waits nowhere without a word', () => {
    const item = watched();
    DeadlineQueue.remove(item);
    DeadlineQueue.remove(item);
    expect(item.queue).toBeUndefined();
  });

  test('does what a sorted list would do, whatever is asked of it', () => {
    const action = fc.record({
      item: fc.nat(4),
      what: fc.constantFrom('restart', 'restart', 'remove', 'take'),
      later: fc.nat(15),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), actions => {
        const queue = new DeadlineQueue(20);
        const items = Array.from({ length: 5 }, watched);
        let model: { index: number; dueAt: number }[] = [];
        let now = 0;
        for (const { item: index, what, later } of actions) {
          now += later;
          const item = items[index] ?? watched();
          const without = model.filter(entry => entry.index !== index);
          if (what === 'restart') {
            queue.restart(item, now);
            model = [...without, { index, dueAt: now + 20 }];
          } else if (what === 'remove') {
            DeadlineQueue.remove(item);
            model = without;
          } else {
            const first = model[0];
            const due = first !== undefined && first.dueAt <= now ? first : undefined;
            expect(queue.takeDue(now)).toBe(due && items[due.index]);
            if (due !== undefined) model.shift();
          }
        }
        for (const { index } of model) expect(queue.takeDue(now + 1000)).toBe(items[index]);
        expect(queue.takeDue(now + 1000)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
