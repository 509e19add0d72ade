import { describe, expect, test } from 'vitest';
import { Turnstile } from './turnstile.ts';

/** A turnstile for one at a time, behind which a test stands: it says when work is done. */
function scene(waitingMax: number) {
  const turnstile = new Turnstile(1, waitingMax);
  const begun: string[] = [];
  const busy: string[] = [];
  const finish: (() => void)[] = [];
  const come = (name: string, from: string) => {
    const work = () => {
      begun.push(name);
      return new Promise<void>(resolve => finish.push(resolve));
    };
    void turnstile.pass(work, from).then(outcome => outcome === 'busy' && busy.push(name));
  };
  const turn = async () => {
    finish.shift()?.();
    await new Promise(resolve => setImmediate(resolve));
  };
  return { begun, busy, come, turn };
}

describe('a turnstile', () => {
  test('lets those from one place through in order, and places in turn', async () => {
    const { begun, busy, come, turn } = scene(10);
    for (const name of ['a1', 'a2', 'a3', 'a4']) come(name, 'a');
    come('b1', 'b');
    come('b2', 'b');
    come('c1', 'c');
    for (let times = 0; times < 8; times += 1) await turn();
    expect(begun).toStrictEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
    expect(busy).toStrictEqual([]);
  });

  test('sends away the last from where most come, and no one else', async () => {
    const { begun, busy, come, turn } = scene(3);
    for (const name of ['a0', 'a1', 'a2', 'a3', 'a4']) come(name, 'a');
    come('b1', 'b');
    come('c1', 'c');
    come('a5', 'a');
    for (let times = 0; times < 5; times += 1) await turn();
    expect(begun).toStrictEqual(['a0', 'a1', 'b1', 'c1']);
    expect(busy).toStrictEqual(['a4', 'a3', 'a2', 'a5']);
  });

  test('goes on after work that fails', async () => {
    const turnstile = new Turnstile(1, 1);
    const failed = turnstile.pass(() => Promise.reject(new Error('no')));
    const next = turnstile.pass(() => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('done');
    expect(await turnstile.pass(() => Promise.resolve('again'))).toBe('again');
  });
});
