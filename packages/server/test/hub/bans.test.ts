import { beforeEach, describe, expect, test } from 'vitest';
import { Hub } from '../../src/hub/hub.ts';
import type { KeptEntry } from '../../src/hub/kept/spec.ts';
import { keptKinds } from '../../src/hub/kept/table.ts';
import { privileges } from '../../src/hub/privilege.ts';
import type { Command } from '../../src/hub/signal.ts';
import { smallSettings } from './settings.ts';

let hub: Hub;
let at: number;

function step(session: number, command: Command) {
  return hub.step({ session, at, command });
}

function enter(session: number, nick: string, address: string) {
  const origin = { address, host: address, secure: false };
  const who = { nick, user: '~u', host: address, origin, real: nick, via: 'irc', channels: [] } as const;
  return step(session, { type: 'enter', ...who }).map(({ type }) => type);
}

function begin(): void {
  hub = new Hub();
  step(0, { type: 'configure', settings: smallSettings });
}

/** What would be on the disk after what was said to be kept. */
function disk(effects: readonly { type: string }[]): KeptEntry[] {
  return effects.flatMap(effect => {
    if (effect.type !== 'kept') return [];
    const { kind, key } = effect as { kind: KeptEntry['kind']; key: string } & typeof effect;
    const record = keptKinds[kind].record(hub.state, key);
    return record === undefined ? [] : [{ kind, key, record: JSON.parse(JSON.stringify(record)) as unknown }];
  });
}

beforeEach(() => {
  at = 1000;
  begin();
  enter(1, 'oper', '127.0.0.1');
  step(1, { type: 'oper', name: 'root', privileges });
});

describe('what is kept', () => {
  test('a ban and the level outlive a restart', () => {
    const entries = [
      ...disk(step(1, { type: 'ban', target: '192.0.2.0/24', reason: 'r', note: 'n', seconds: 60 })),
      ...disk(step(1, { type: 'ban', target: 'Bad*!*@*', reason: 'r' })),
      ...disk(step(1, { type: 'defcon', level: 4 })),
    ];
    const { bans } = hub.state;
    begin();
    expect(step(0, { type: 'restore', kept: entries })).toStrictEqual([]);
    expect(hub.state.bans).toStrictEqual(bans);
    expect(hub.state.defcon).toBe(4);
    expect(enter(2, 'x', '192.0.2.9')).toStrictEqual(['refused']);
    expect(enter(2, 'badly', '198.51.100.1')).toStrictEqual(['refused']);
  });

  test('a ban that was over by then is not taken in, and what is no ban is told of', () => {
    const entry = (target: string, until?: number): KeptEntry => ({
      kind: 'ban',
      key: target,
      record: { target, reason: 'r', by: 'root', at: 0, ...(until !== undefined && { until }) },
    });
    const kept = [
      entry('192.0.2.1', 999),
      entry('nobody'),
      { kind: 'defcon', key: 'server', record: { level: 7 } },
    ];
    expect(step(0, { type: 'restore', kept: kept as KeptEntry[] })).toMatchObject([
      { type: 'not-restored', kind: 'ban', key: 'nobody', why: 'nobody can be banned by this' },
      { type: 'not-restored', kind: 'defcon', key: 'server', why: 'there is no level 7' },
    ]);
    expect(hub.state.bans.byTarget.size).toBe(0);
  });

  test('a ban that is lifted, replaced or over is kept no longer', () => {
    step(1, { type: 'ban', target: 'a!*@*', reason: 'r', seconds: 5 });
    expect(disk(step(1, { type: 'ban', target: 'A!*@*', reason: 'again', seconds: 5 }))).toMatchObject([
      { key: 'a!*@*', record: { target: 'A!*@*' } },
      { key: 'a!*@*', record: { target: 'A!*@*' } },
    ]);
    at += 5000;
    const [effect] = step(0, { type: 'expire' });
    expect(effect).toMatchObject({ type: 'kept', kind: 'ban', key: 'a!*@*' });
    expect(disk([effect as NonNullable<typeof effect>])).toStrictEqual([]);
    expect(disk(step(1, { type: 'defcon', level: 5 }))).toStrictEqual([]);
  });
});

test('a ban that is over hits no one, though nobody cleared it away yet', () => {
  step(1, { type: 'ban', target: '192.0.2.1', reason: 'r', seconds: 5 });
  at += 4999;
  expect(enter(2, 'x', '192.0.2.1')).toStrictEqual(['refused']);
  at += 1;
  expect(enter(2, 'x', '192.0.2.1')).toContain('entered');
});

describe('of three thousand bans, each hits whom it means and nobody else', () => {
  test.each([
    [
      'addresses',
      (n: number) => `10.${n >> 8}.${n & 255}.1`,
      (n: number) => ['n', `10.${n >> 8}.${n & 255}.1`],
    ],
    [
      'networks',
      (n: number) => `10.${n >> 8}.${n & 255}.0/25`,
      (n: number) => ['n', `10.${n >> 8}.${n & 255}.9`],
    ],
    ['nicks', (n: number) => `n${n}!*@*`, (n: number) => [`n${n}`, '198.51.100.1']],
    [
      'hosts',
      (n: number) => `*!*@10.${n >> 8}.${n & 255}.1`,
      (n: number) => ['n', `10.${n >> 8}.${n & 255}.1`],
    ],
  ] as const)('%s', (_what, target, who) => {
    for (let n = 0; n < 3000; n += 1) step(1, { type: 'ban', target: target(n), reason: 'r' });
    for (const n of [0, 7, 2999]) {
      const [nick = '', address = ''] = who(n);
      expect(enter(2, nick, address)).toStrictEqual(['refused']);
    }
    expect(enter(2, 'other', '203.0.113.5')).toContain('entered');
    for (let n = 0; n < 3000; n += 1) step(1, { type: 'unban', target: target(n) });
    expect(hub.state.bans.networks.size + hub.state.bans.masks.heads.size).toBe(0);
    expect(hub.state.bans.masks.tails.size + hub.state.bans.masks.others.length).toBe(0);
  });
});

test('a thousand hostile masks, which say nothing at their ends, cost a newcomer no more than a moment', () => {
  const evil = (n: number) => `${'*a'.repeat(20)}*b${n}*!*?*?*@${'*?'.repeat(20)}*`;
  for (let n = 0; n < 1000; n += 1) step(1, { type: 'ban', target: evil(n), reason: 'r' });
  const began = performance.now();
  for (let n = 0; n < 100; n += 1) enter(n + 2, `${'a'.repeat(7)}${n}`, '203.0.113.5');
  expect(performance.now() - began).toBeLessThan(2000);
});
