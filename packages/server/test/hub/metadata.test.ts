import { beforeEach, describe, expect, test } from 'vitest';
import type { Effect } from '../../src/hub/effect.ts';
import { Hub } from '../../src/hub/hub.ts';
import { keptKinds } from '../../src/hub/kept/table.ts';
import type { SessionId } from '../../src/hub/session.ts';
import type { Enter } from '../../src/hub/signal.ts';
import { smallSettings } from './settings.ts';
import { watchHub } from './watch.ts';

let hub: Hub;

function send(session: SessionId, command: Parameters<Hub['step']>[0]['command']): readonly Effect[] {
  return hub.step({ session, at: 1000, command });
}

function begin(): Hub {
  hub = new Hub();
  watchHub(hub);
  send(0, { type: 'configure', settings: smallSettings });
  return hub;
}

const enter = {
  type: 'enter',
  nick: 'a',
  user: '~u',
  host: 'h',
  origin: { address: '192.0.2.1', host: 'h', secure: false },
  real: '',
  via: 'irc',
  channels: [],
} as const satisfies Enter;

/** What is set of someone, as she is shown it. */
function valuesOf(session: SessionId): readonly string[] {
  const [effect] = hub.ask(session, { type: 'metadata-list', target: '*' }, 1000);
  if (effect?.type !== 'answered' || effect.answer.type !== 'metadata') return [];
  return effect.answer.rows.map(row => ('invalid' in row ? row.invalid : `${row.key}=${row.value}`));
}

beforeEach(() => {
  begin();
  send(0, { type: 'add-account', account: 'Alice', credential: 'c1' });
});

describe('the metadata of an account', () => {
  const record = () => keptKinds.metadata.record(hub.state, 'alice');

  beforeEach(() => {
    send(1, { ...enter, account: 'alice' });
    send(1, { type: 'set-metadata', target: '*', key: 'a', value: 'v' });
  });

  test('are marked to be kept whenever they change, and not when they do not', () => {
    const keeps = (value: string) =>
      send(1, { type: 'set-metadata', target: '*', key: 'a', value }).filter(({ type }) => type === 'kept');
    expect(keeps('v')).toStrictEqual([]);
    expect(keeps('w')).toStrictEqual([
      { type: 'kept', at: 1000, session: 1, kind: 'metadata', key: 'alice' },
    ]);
    expect(keptKinds.metadata.record(hub.state, 'nobody')).toBeUndefined();
  });

  test('are there again after a restart, for whoever logs in to it', () => {
    const kept = [
      { kind: 'metadata', key: 'alice', record: JSON.parse(JSON.stringify(record())) as unknown },
      { kind: 'account', key: 'alice', record: keptKinds.account.record(hub.state, 'alice') },
    ] as const;
    begin();
    expect(send(0, { type: 'restore', kept })).toStrictEqual([]);
    send(2, { ...enter, account: 'ALICE' });
    expect(valuesOf(2)).toStrictEqual(['a=v']);
  });

  test('are not taken in for an account that is not there', () => {
    const kept = [{ kind: 'metadata', key: 'alice', record: record() }] as const;
    begin();
    expect(send(0, { type: 'restore', kept })).toMatchObject([
      { type: 'not-restored', why: 'there is no such account' },
    ]);
    expect(hub.state.accountMetadata.size).toBe(0);
  });

  test('go with it', () => {
    const effects = send(1, { type: 'remove-account', account: 'alice' });
    expect(effects).toContainEqual({ type: 'kept', at: 1000, session: 1, kind: 'metadata', key: 'alice' });
    expect(record()).toBeUndefined();
    expect(valuesOf(1)).toStrictEqual([]);
  });

  test('are nothing to be kept any more when the last key is gone', () => {
    send(1, { type: 'clear-metadata', target: '*' });
    expect(record()).toBeUndefined();
  });

  test('are what a newcomer set for herself, and what they were where she did not', () => {
    const values = [['b', 'w']] as const;
    const effects = send(2, {
      ...enter,
      nick: 'b',
      account: 'alice',
      metadata: { values, subscriptions: [] },
    });
    expect(effects).toContainEqual(expect.objectContaining({ type: 'kept', kind: 'metadata' }));
    expect(valuesOf(2)).toStrictEqual(['a=v', 'b=w']);
    expect(valuesOf(1)).toStrictEqual(['a=v', 'b=w']);
  });
});

describe('the metadata of a channel', () => {
  const set = (value: string) => send(1, { type: 'set-metadata', target: '#X', key: 'a', value });
  const marks = (effects: readonly Effect[]) => effects.filter(({ type }) => type === 'kept');
  const shown = () => hub.ask(1, { type: 'metadata-list', target: '#x' }, 1000);

  beforeEach(() => {
    send(1, { ...enter, account: 'alice', channels: ['#x'] });
  });

  test('are kept with it when it belongs to someone, and only when they change', () => {
    expect(marks(set('v'))).toStrictEqual([]);
    send(1, { type: 'register-channel', channel: '#x' });
    expect(marks(set('w'))).toStrictEqual([
      { type: 'kept', at: 1000, session: 1, kind: 'channel', key: '#x' },
    ]);
    expect(marks(set('w'))).toStrictEqual([]);
    expect(keptKinds.channel.record(hub.state, '#x')).toMatchObject({ metadata: [['a', 'w']] });
  });

  test('are there again when everyone has gone, and after a restart', () => {
    set('v');
    send(1, { type: 'register-channel', channel: '#x' });
    send(1, { type: 'part', channel: '#x' });
    send(1, { type: 'join', channel: '#x' });
    expect(shown()).toMatchObject([{ answer: { rows: [{ target: '#x', key: 'a', value: 'v' }] } }]);
    const kept = (['account', 'channel'] as const).map(kind => {
      const key = kind === 'account' ? 'alice' : '#x';
      return {
        kind,
        key,
        record: JSON.parse(JSON.stringify(keptKinds[kind].record(hub.state, key))) as unknown,
      };
    });
    begin();
    expect(send(0, { type: 'restore', kept })).toStrictEqual([]);
    send(1, { ...enter, account: 'alice', channels: ['#x'] });
    expect(shown()).toMatchObject([{ answer: { rows: [{ target: '#x', key: 'a', value: 'v' }] } }]);
  });

  test('are gone with one that belongs to nobody', () => {
    set('v');
    send(1, { type: 'part', channel: '#x' });
    send(1, { type: 'join', channel: '#x' });
    expect(shown()).toMatchObject([{ answer: { rows: [] } }]);
  });
});

describe('what a newcomer brings along', () => {
  test('is taken as far as the rules allow, whatever her door let through', () => {
    const values = [
      ['a', 'v'],
      ['B', 'v'],
      ['private/a', 'v'],
      ['c', 'too long'],
      ['d', 'w'],
      ['e', 'x'],
    ] as const;
    send(1, { ...enter, metadata: { values, subscriptions: ['a', 'B', 'b', 'c'] } });
    expect(valuesOf(1)).toStrictEqual(['a=v', 'd=w']);
    expect([...(hub.state.subscriptions.keys.get(1) ?? [])]).toStrictEqual(['a', 'b']);
  });
});

describe('when someone logs in', () => {
  test('she is told what is hers now, and it is no change of hers', () => {
    send(1, { ...enter, account: 'alice' });
    send(1, { type: 'set-metadata', target: '*', key: 'a', value: 'v' });
    send(2, { ...enter, nick: 'b' });
    send(2, { type: 'subscribe-metadata', target: '*', keys: ['a'] });
    const told = send(2, { type: 'log-in', account: 'alice' }).filter(
      ({ type }) => type === 'metadata-changed',
    );
    expect(told).toMatchObject([{ to: [2], target: 'b', key: 'a', value: 'v' }]);
  });

  test('the account takes no more of what she had set than it has room for', () => {
    send(1, { ...enter, account: 'alice' });
    send(1, { type: 'set-metadata', target: '*', key: 'a', value: 'v' });
    send(2, { ...enter, nick: 'b' });
    send(2, { type: 'set-metadata', target: '*', key: 'b', value: 'x' });
    send(2, { type: 'set-metadata', target: '*', key: 'c', value: 'x' });
    send(2, { type: 'log-in', account: 'alice' });
    expect(valuesOf(1)).toStrictEqual(['a=v', 'b=x']);
  });
});
