import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Effect } from '../../src/hub/effect.ts';
import { Hub } from '../../src/hub/hub.ts';
import { keptKinds } from '../../src/hub/kept/table.ts';
import type { Command, Enter, Signal } from '../../src/hub/signal.ts';
import { takeSnapshot } from '../../src/hub/snapshot.ts';
import { smallSettings } from './settings.ts';
import { command, vhostCommand } from './signals.ts';
import { watchHub } from './watch.ts';

let hub: Hub;

beforeEach(() => {
  hub = begin();
  step(0, { type: 'add-account', account: 'Bob', credential: 'c1' });
});

function begin(): Hub {
  const fresh = new Hub();
  watchHub(fresh);
  fresh.step({ session: 0, at: 1000, command: { type: 'configure', settings: smallSettings } });
  return fresh;
}

function step(session: number, command: Command): readonly Effect[] {
  return hub.step({ session, at: 2000, command });
}

function entering(nick: string, more: Partial<Enter> = {}): Command {
  const origin = { address: '192.0.2.1', host: 'home.test', secure: false };
  return {
    type: 'enter',
    nick,
    user: '~u',
    host: 'cloak.ip',
    origin,
    real: nick,
    via: 'irc',
    channels: ['#x'],
    ...more,
  };
}

const types = (effects: readonly Effect[]) => effects.map(({ type }) => type);

/** Bob takes the vhost that is offered. */
function take(session: number): readonly Effect[] {
  step(session, { type: 'log-in', account: 'bob' });
  return step(session, { type: 'take-vhost', host: 'free.host' });
}

/** What would be kept, as a restart would find it. */
function keptNow(): Command {
  const keys = [
    ['account', 'bob'],
    ['vhost', 'bob'],
  ] as const;
  const kept = keys.map(([kind, key]) => ({ kind, key, record: keptKinds[kind].record(hub.state, key) }));
  return { type: 'restore', kept: JSON.parse(JSON.stringify(kept)) };
}

describe('who comes in logged in', () => {
  test('is seen with her vhost from the beginning, and nobody sees a change', () => {
    step(1, entering('a'));
    take(1);
    step(2, entering('b'));
    const effects = step(3, entering('bob', { account: 'BOB' }));
    expect(types(effects)).not.toContain('host-changed');
    const masks = effects.flatMap(effect =>
      'who' in effect && 'mask' in effect.who ? [effect.who.mask] : [],
    );
    expect(new Set(masks)).toStrictEqual(new Set(['bob!~u@free.host']));
  });

  test('is banned by her cloak, by where she comes from and by a vhost that is off', () => {
    step(1, entering('a'));
    take(1);
    step(1, { type: 'switch-vhost', on: false });
    step(2, entering('op', { channels: ['#y'] }));
    for (const host of ['cloak.ip', 'home.test', '192.0.2.1', 'free.host']) {
      const change = { letter: 'b', param: `*!*@${host}` };
      step(2, { type: 'mode', channel: '#y', changes: [{ ...change, on: true }] });
      const effects = step(3, entering('bob', { account: 'bob', channels: ['#y'] }));
      expect(effects).toContainEqual(
        expect.objectContaining({ type: 'refused', refusal: { code: 'banned', channel: '#y' } }),
      );
      step(3, { type: 'leave', reason: '' });
      step(2, { type: 'mode', channel: '#y', changes: [{ ...change, on: false }] });
    }
  });
});

describe('a vhost', () => {
  test('is kept under its account whenever anything of it changes', () => {
    step(1, entering('a'));
    const oper: Command = { type: 'oper', name: 'root', privileges: ['vhosts'] };
    step(2, entering('root'));
    step(2, oper);
    const kept = expect.objectContaining({ type: 'kept', kind: 'vhost', key: 'bob' });
    expect(take(1)).toContainEqual(kept);
    const changes: readonly (readonly [session: number, command: Command])[] = [
      [1, { type: 'switch-vhost', on: false }],
      [1, { type: 'request-vhost', host: 'bob.host' }],
      [2, { type: 'decide-vhost', account: 'bob', approve: false }],
      [2, { type: 'set-vhost', account: 'bob', host: 'b.host' }],
      [2, { type: 'set-vhost', account: 'bob' }],
      [2, { type: 'forbid-vhosts', account: 'bob', on: true }],
      [2, { type: 'forbid-vhosts', account: 'bob', on: false }],
    ];
    for (const [session, command] of changes) expect(step(session, command)).toContainEqual(kept);
  });

  test('is there after a restart, and so is what was asked for', () => {
    step(1, entering('a'));
    take(1);
    step(1, { type: 'request-vhost', host: 'bob.host' });
    const restore = keptNow();
    const before = hub.state.vhosts.get('bob');
    hub = begin();
    expect(step(0, restore)).toStrictEqual([]);
    expect(hub.state.vhosts.get('bob')).toStrictEqual(before);
    step(1, entering('bob', { account: 'bob' }));
    expect(hub.state.sessions.get(1)?.identity.host).toBe('free.host');
  });

  test('goes with its account, and who is seen with it is seen with her cloak', () => {
    step(1, entering('a'));
    take(1);
    const effects = step(0, { type: 'remove-account', account: 'bob' });
    expect(effects).toContainEqual(expect.objectContaining({ type: 'kept', kind: 'vhost', key: 'bob' }));
    expect(effects).toContainEqual(
      expect.objectContaining({ type: 'host-changed', host: 'cloak.ip', to: [1] }),
    );
    expect(keptKinds.vhost.record(hub.state, 'bob')).toBeUndefined();
    step(0, { type: 'add-account', account: 'bob', credential: 'c2' });
    step(1, { type: 'log-in', account: 'bob' });
    expect(hub.state.sessions.get(1)?.identity.host).toBe('cloak.ip');
  });

  test('of an account that is not there is not taken in', () => {
    step(1, entering('a'));
    take(1);
    const restore = keptNow();
    if (restore.type !== 'restore') throw new Error('not reached');
    hub = begin();
    const effects = step(0, { ...restore, kept: restore.kept.filter(({ kind }) => kind === 'vhost') });
    expect(effects).toStrictEqual([expect.objectContaining({ type: 'not-restored', kind: 'vhost' })]);
  });
});

describe('whatever is done with vhosts', () => {
  const other = fc.constantFrom<Command>(
    { type: 'log-in', account: 'bob' },
    { type: 'log-in', account: 'eve' },
    { type: 'log-in' },
    { type: 'change-host', nick: 'a', host: 'given.host' },
    { type: 'change-host', nick: 'a', host: 'cloak.ip' },
    { type: 'change-host', nick: 'b', host: 'bob.host' },
    { type: 'remove-account', account: 'eve' },
    { type: 'add-account', account: 'eve', credential: 'c2' },
    { type: 'leave', reason: '' },
    entering('c', { account: 'bob' }) as Command,
  );
  const step = fc.record({
    // The third one is the operator.
    session: fc.constantFrom(1, 1, 2, 3, 3),
    later: fc.nat(1500),
    command: fc.oneof({ weight: 8, arbitrary: vhostCommand }, { weight: 2, arbitrary: other }, command),
  });
  const all = fc.array(step, { minLength: 20, maxLength: 100, size: 'max' }).map(steps => {
    const setUp: readonly (readonly [session: number, command: Command])[] = [
      [0, { type: 'configure', settings: { ...smallSettings, vhostRequestSeconds: 4 } }],
      [0, { type: 'add-account', account: 'bob', credential: 'c1' }],
      [0, { type: 'add-account', account: 'eve', credential: 'c2' }],
      [1, entering('a', { account: 'bob' })],
      [2, entering('b')],
      [3, entering('root')],
      [3, { type: 'oper', name: 'root', privileges: ['see', 'hosts', 'vhosts', 'accounts'] }],
      [3, { type: 'user-mode', changes: [{ on: true, letter: 's' }] }],
    ];
    let at = 1000;
    const sent: Signal[] = setUp.map(([session, command]) => ({ session, at, command }));
    for (const { session, later, command: wanted } of steps) {
      at += later;
      sent.push({ session, at, command: wanted });
    }
    return sent;
  });

  test('what must hold does, it is kept, and it is the same again', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(all, sent => {
        const [watched, again] = [new Hub(), new Hub()];
        watchHub(watched);
        for (const signal of sent) {
          const effects = watched.step(signal);
          expect(JSON.stringify(again.step(signal))).toBe(JSON.stringify(effects));
          for (const effect of effects)
            if (effect.type === 'vhost-changed' || effect.type === 'vhost-news') seen.add(effect.change.what);
            else if (effect.type === 'refused') seen.add(effect.refusal.code);
        }
        expect(JSON.stringify(takeSnapshot(again.state))).toBe(JSON.stringify(takeSnapshot(watched.state)));
      }),
      { numRuns: 100, seed: 2 },
    );
    for (const what of ['approved', 'rejected', 'set', 'removed', 'forbidden', 'permitted', 'switched'])
      expect(seen).toContain(what);
    for (const code of ['too-soon', 'had', 'invalid', 'not-wanted', 'other-wanted', 'not-offered'])
      expect(seen).toContain(`vhost-${code}`);
  });
});
