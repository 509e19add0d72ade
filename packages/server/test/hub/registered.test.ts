import { beforeEach, describe, expect, test } from 'vitest';
import type { Effect } from '../../src/hub/effect.ts';
import { Hub } from '../../src/hub/hub.ts';
import type { KeptEntry } from '../../src/hub/kept/spec.ts';
import type { HubSettings } from '../../src/hub/limits.ts';
import type { ChannelRecord } from '../../src/hub/registered/kept-channel.ts';
import { serverSession } from '../../src/hub/session.ts';
import type { Command } from '../../src/hub/signal.ts';
import { keptEntries } from './kept-entries.ts';
import { smallSettings } from './settings.ts';
import { watchHub } from './watch.ts';

const settings: HubSettings = { ...smallSettings, channelsPerAccountMax: 5, accessEntriesMax: 5 };

let hub: Hub;

function send(session: number, command: Command): readonly Effect[] {
  return hub.step({ session, at: 1000, command });
}

function enter(session: number, nick: string, channels: readonly string[], account?: string) {
  return send(session, {
    type: 'enter',
    nick,
    user: '~u',
    host: 'h',
    origin: { address: '192.0.2.1', host: 'h', secure: false },
    real: nick,
    via: 'irc',
    channels,
    ...(account !== undefined && { account }),
  });
}

function keptBy(effects: readonly Effect[]): string[] {
  return effects.flatMap(effect => (effect.type === 'kept' ? [`${effect.kind} ${effect.key}`] : []));
}

function channel(name: string) {
  return hub.state.channels.get(name);
}

beforeEach(() => {
  hub = new Hub();
  watchHub(hub);
  send(serverSession, { type: 'configure', settings });
  for (const account of ['alice', 'bob', 'carol']) {
    send(serverSession, { type: 'add-account', account, credential: account });
  }
  enter(1, 'a', ['#x'], 'alice');
  send(1, { type: 'register-channel', channel: '#x' });
});

describe('what is to be kept', () => {
  test.each<[string, Command]>([
    ['topic', { type: 'topic', channel: '#x', text: 'tea' }],
    ['flags', { type: 'mode', channel: '#x', changes: [{ on: true, letter: 'm' }] }],
    ['bans', { type: 'mode', channel: '#x', changes: [{ on: true, letter: 'b', param: 'x' }] }],
    ['key', { type: 'mode', channel: '#x', changes: [{ on: true, letter: 'k', param: 'x' }] }],
    ['access', { type: 'set-access', channel: '#x', account: 'bob', on: true, letter: 'o' }],
    ['an offer', { type: 'transfer-channel', channel: '#x', account: 'bob' }],
    ['a setting', { type: 'set-channel', channel: '#x', changes: { secure: true } }],
    ['metadata', { type: 'set-metadata', target: '#x', key: 'k', value: 'v' }],
  ])('of %s is named once', (_title, command) => {
    expect(keptBy(send(1, command))).toEqual(['channel #x']);
  });

  test.each<[string, Command]>([
    ['speech', { type: 'say', target: '#x', manner: 'message', text: 'hi' }],
    [
      'the rank of a member',
      { type: 'mode', channel: '#x', changes: [{ on: true, letter: 'v', param: 'a' }] },
    ],
    ['who goes', { type: 'part', channel: '#x' }],
    ['a channel of nobody', { type: 'join', channel: '#y' }],
    ['what changes nothing', { type: 'topic', channel: '#x', text: '' }],
  ])('is nothing of %s', (_title, command) => {
    expect(keptBy(send(1, command))).toEqual([]);
  });

  test('of another name is both, and what leads to it', () => {
    send(1, { type: 'join', channel: '#y' });
    send(1, { type: 'register-channel', channel: '#y' });
    send(1, { type: 'mode', channel: '#y', changes: [{ on: true, letter: 'f', param: '#x' }] });
    expect(keptBy(send(1, { type: 'rename-channel', channel: '#x', name: '#z' }))).toEqual([
      'channel #x',
      'channel #z',
      'channel #y',
    ]);
    expect(keptEntries(hub.state).find(({ key }) => key === '#y')?.record).toMatchObject({ forward: '#z' });
  });

  test('is nothing that was asked for in vain', () => {
    enter(2, 'b', ['#x'], 'bob');
    expect(
      keptBy(send(2, { type: 'set-access', channel: '#x', account: 'bob', on: true, letter: 'o' })),
    ).toEqual([]);
  });
});

describe('ranks of accounts', () => {
  test('are there from the beginning for who comes in with an account', () => {
    send(1, { type: 'part', channel: '#x' });
    const effects = enter(2, 'a2', ['#x'], 'alice');
    expect(effects.filter(({ type }) => type === 'modes-set')).toHaveLength(1);
    expect([...(channel('#x')?.members.values() ?? [])].map(({ modes }) => modes)).toEqual(['q']);
  });

  test('stay with who logs out, until she goes', () => {
    send(1, { type: 'log-in' });
    expect([...(channel('#x')?.members.values() ?? [])].map(({ modes }) => modes)).toEqual(['qo']);
    send(1, { type: 'part', channel: '#x' });
    send(1, { type: 'join', channel: '#x' });
    expect([...(channel('#x')?.members.values() ?? [])].map(({ modes }) => modes)).toEqual(['']);
  });
});

describe('when an account is no more', () => {
  const remove = (account: string) => send(serverSession, { type: 'remove-account', account });
  const give = (account: string, letter: string) =>
    send(1, { type: 'set-access', channel: '#x', account, on: true, letter });

  test('its channel passes to who was made its owner first', () => {
    give('bob', 'a');
    give('carol', 'q');
    enter(3, 'c', ['#x'], 'carol');
    const effects = remove('alice');
    expect(channel('#x')?.registration).toMatchObject({ founder: 'carol' });
    expect([...(channel('#x')?.registration?.access ?? [])]).toEqual([['bob', 'a']]);
    expect(effects.filter(({ type }) => type === 'channel-given')).toMatchObject([
      { session: 3, channel: '#x', how: 'given' },
    ]);
    expect(keptBy(effects)).toContain('channel #x');
  });

  test('its channel belongs to nobody where no other account owns it, and is gone if nobody is in it', () => {
    give('bob', 'a');
    send(1, { type: 'part', channel: '#x' });
    expect(keptBy(remove('alice'))).toContain('channel #x');
    expect(channel('#x')).toBeUndefined();
  });

  test('nobody who takes its name has what it had', () => {
    give('bob', 'o');
    send(1, { type: 'transfer-channel', channel: '#x', account: 'bob' });
    expect(keptBy(remove('bob'))).toContain('channel #x');
    send(serverSession, { type: 'add-account', account: 'bob', credential: 'another' });
    enter(2, 'b', [], 'bob');
    expect(send(2, { type: 'accept-channel', channel: '#x' })).toMatchObject([
      { refusal: { code: 'channel-not-offered' } },
    ]);
    send(2, { type: 'join', channel: '#x' });
    expect([...(channel('#x')?.members.values() ?? [])].map(({ modes }) => modes)).toEqual(['qo', '']);
  });
});

describe('at once', () => {
  test('of two who register a channel, the first one has it', () => {
    enter(2, 'b', ['#y'], 'bob');
    enter(3, 'c', ['#y'], 'carol');
    send(2, { type: 'mode', channel: '#y', changes: [{ on: true, letter: 'o', param: 'c' }] });
    send(3, { type: 'register-channel', channel: '#y' });
    expect(send(2, { type: 'register-channel', channel: '#y' })).toMatchObject([
      { refusal: { code: 'channel-registered' } },
    ]);
    expect(channel('#y')?.registration?.founder).toBe('carol');
  });

  test('who comes in before a channel is closed is thrown out, and who comes after it is refused', () => {
    enter(2, 'b', ['#x']);
    send(serverSession, { type: 'purge-channel', channel: '#X', on: true });
    expect(channel('#x')?.members.size).toBe(0);
    expect(send(2, { type: 'join', channel: '#x' })).toMatchObject([{ refusal: { code: 'channel-purged' } }]);
  });

  test('an invitation does not lead into a closed channel', () => {
    enter(2, 'b', []);
    send(1, { type: 'invite', channel: '#x', nick: 'b' });
    send(serverSession, { type: 'purge-channel', channel: '#x', on: true });
    expect(send(2, { type: 'join', channel: '#x' })).toMatchObject([{ refusal: { code: 'channel-purged' } }]);
  });

  test('a forward does not lead into a closed channel', () => {
    send(1, { type: 'join', channel: '#y' });
    send(1, {
      type: 'mode',
      channel: '#y',
      changes: [
        { on: true, letter: 'f', param: '#x' },
        { on: true, letter: 'i' },
      ],
    });
    send(serverSession, { type: 'purge-channel', channel: '#x', on: true });
    enter(2, 'b', []);
    expect(send(2, { type: 'join', channel: '#y' })).toMatchObject([{ refusal: { code: 'invite-needed' } }]);
  });
});

describe('the command line', () => {
  test('gives a channel that is not there to an account, and takes it away at once', () => {
    send(serverSession, { type: 'register-channel', channel: '#new', account: 'bob' });
    expect(channel('#new')?.registration?.founder).toBe('bob');
    send(serverSession, { type: 'transfer-channel', channel: '#new', account: 'carol' });
    expect(channel('#new')?.registration?.founder).toBe('carol');
    send(serverSession, { type: 'drop-channel', channel: '#new' });
    expect(channel('#new')).toBeUndefined();
  });

  test('has to name an account', () => {
    expect(send(serverSession, { type: 'register-channel', channel: '#new' })).toMatchObject([
      { refusal: { code: 'login-needed' } },
    ]);
    expect(channel('#new')).toBeUndefined();
  });
});

describe('a channel that was kept', () => {
  const record: ChannelRecord = {
    name: '#tea',
    createdAt: 5,
    founder: 'bob',
    registeredAt: 6,
    flags: 'ntZ',
    lists: { b: [{ mask: '*!*@BAD', by: 'x', at: 7 }], Z: [{ mask: 'x', by: 'x', at: 7 }] },
    access: [
      ['Carol', 'o'],
      ['carol2', 'o'],
      ['bob', 'o'],
      ['alice', 'Z'],
    ],
    settings: {},
  };
  const restore = (...records: readonly ChannelRecord[]) =>
    send(serverSession, {
      type: 'restore',
      kept: records.map((one): KeptEntry => ({ kind: 'channel', key: one.name, record: one })),
    });

  test('is taken in as far as it is understood', () => {
    expect(restore(record)).toEqual([]);
    const tea = channel('#tea');
    expect(tea).toMatchObject({ flags: 'nt', createdAt: 5 });
    expect([...(tea?.lists ?? [])]).toEqual([
      ['b', [{ mask: '*!*@BAD', folded: '*!*@bad', by: 'x', at: 7 }]],
    ]);
    expect(tea?.registration).toMatchObject({ founder: 'bob', settings: { keepTopic: true } });
    expect([...(tea?.registration?.access ?? [])]).toEqual([['carol', 'o']]);
  });

  test.each<[string, Partial<ChannelRecord>]>([
    ['has the name of another one', { name: '#X' }],
    ['belongs to an account that is no more', { founder: 'nobody' }],
    ['has a name that none can have', { name: 'tea' }],
  ])('is not taken in when it %s', (_title, changes) => {
    const channels = hub.state.channels.size;
    expect(restore({ ...record, ...changes })).toMatchObject([{ type: 'not-restored', kind: 'channel' }]);
    expect(hub.state.channels.size).toBe(channels);
  });

  test('keeps a closed name closed, and not twice', () => {
    const entry: KeptEntry = { kind: 'purge', key: '#shut', record: { channel: '#shut', at: 1 } };
    expect(send(serverSession, { type: 'restore', kept: [entry] })).toEqual([]);
    expect(send(1, { type: 'join', channel: '#Shut' })).toMatchObject([
      { refusal: { code: 'channel-purged' } },
    ]);
    expect(send(serverSession, { type: 'restore', kept: [entry] })).toMatchObject([
      { type: 'not-restored', kind: 'purge' },
    ]);
  });
});
