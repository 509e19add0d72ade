import { beforeEach, describe, expect, test } from 'vitest';
import { putAccount } from '../../src/hub/accounts/registry.ts';
import { Hub } from '../../src/hub/hub.ts';
import { firstSettings, type Registration } from '../../src/hub/registered/registration.ts';
import type { Command } from '../../src/hub/signal.ts';
import type { Channel, User } from '../../src/hub/state/model.ts';
import type { State } from '../../src/hub/state/state.ts';
import { brokenInvariants } from './invariants.ts';
import { tightSettings } from './settings.ts';
import { watchHub, withoutClockAndDice } from './watch.ts';

let hub: Hub;
let state: State;
let user: User;
let channel: Channel;

function send(session: number, command: Command) {
  return hub.step({ session, at: 1000, command });
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test did not find what it set up');
  return value;
}

beforeEach(() => {
  hub = new Hub();
  send(0, { type: 'configure', settings: tightSettings });
  const enter = {
    type: 'enter',
    user: '~u',
    host: 'h',
    origin: { address: '192.0.2.1', host: 'h', secure: false },
    real: '',
    via: 'irc',
    channels: ['#x'],
  } as const;
  send(1, { ...enter, nick: 'a' });
  send(2, { ...enter, nick: 'b' });
  send(3, { ...enter, nick: 'c', channels: [] });
  send(1, { type: 'invite', channel: '#x', nick: 'c' });
  send(1, { type: 'mode', channel: '#x', changes: [{ on: true, letter: 'b', param: 'd' }] });
  send(2, { type: 'add-account', account: 'x', credential: 'c' });
  send(2, { type: 'monitor', change: 'add', nicks: ['A', 'z'] });
  send(2, { type: 'subscribe-metadata', target: '*', keys: ['a'] });
  send(1, { type: 'set-metadata', target: '*', key: 'a', value: 'v' });
  send(1, { type: 'say', target: '#x', manner: 'message', text: 'hi' });
  state = hub.state;
  user = found(state.nicks.get('a'));
  channel = found(state.channels.get('#x'));
});

test('a hub that nothing was done to keeps its invariants', () => {
  expect(brokenInvariants(state)).toStrictEqual([]);
});

describe('a planted fault is found', () => {
  const faults: readonly (readonly [title: string, plant: () => void, sentence: string])[] = [
    ['a member who does not know it', () => user.channels.clear(), 'a does not know that she is in #x'],
    [
      'a channel that does not know its member',
      () => channel.members.delete(1),
      '#x does not know that a is in it',
    ],
    ['an operator whom no one knows', () => state.opers.add(user), 'a is an operator by half'],
    ['an operator who is gone', () => state.opers.add({ ...user, id: 99 }), 'the operator a is not here'],
    ['a mode of operators alone', () => Object.assign(user, { modes: 'o' }), 'the mode o of a is not true'],
    ['a listener who may not', () => Object.assign(user, { modes: 's' }), 'a listens and may not'],
    ['a mode of programs alone', () => Object.assign(user, { modes: 'B' }), 'the mode B of a is not true'],
    [
      'someone who is not heard twice',
      () => Object.assign(user, { silences: [0, 1].map(() => ({ mask: 'x!*@*', folded: 'x!*@*' })) }),
      'a does not hear someone twice',
    ],
    [
      'a mask that is compared otherwise',
      () => Object.assign(user, { silences: [{ mask: 'X!*@*', folded: 'X!*@*' }] }),
      'a does not hear X!*@*',
    ],
    ['too many who are accepted', () => Object.assign(user, { accepts: new Set([2, 3]) }), 'a accepts 2'],
    [
      'an account under another name',
      () => state.accounts.byName.set('y', account()),
      'the account x stands under y',
    ],
    [
      'a nick that forgot its account',
      () => state.accounts.owners.delete('x'),
      'the nick x of x belongs to undefined',
    ],
    [
      'a nick that kept its account',
      () => state.accounts.owners.set('z', account()),
      '2 nicks have owners, of 1',
    ],
    [
      'a look that is forgotten',
      () => state.accounts.lookalikes.clear(),
      'what looks like x is not known to look like a nick of x',
    ],
    [
      'a look that is left behind',
      () => state.accounts.lookalikes.set('z', [account()]),
      '2 looks are known',
    ],
    [
      'someone logged in to no account',
      () => Object.assign(user.identity, { account: 'y' }),
      'a is logged in to y, which is none',
    ],
    [
      'someone logged in to an account that is not verified',
      () => Object.assign(account(), { verifyUntil: 9000 }),
      'b is logged in to x, which is not verified',
    ],
    [
      'someone logged in to an account that is suspended',
      () => Object.assign(account(), { suspended: { reason: '', by: 'o', at: 0 } }),
      'b is logged in to x, which is suspended',
    ],
    ['too many nicks', () => Object.assign(tight(), { nicksPerAccountMax: 0 }), 'x has too many nicks'],
    ['an empty channel', () => channel.members.clear(), '#x is empty'],
    ['a channel of someone by half', () => state.registered.add(channel), '#x belongs to someone by half'],
    [
      'a channel of someone that is gone',
      () => {
        state.registered.add(channel);
        state.channels.clear();
      },
      '#x belongs to someone, and is gone',
    ],
    ['a channel of nobody', () => own({}), 'nobody has to do with #x, and is no account'],
    [
      'access of nobody',
      () => own({ access: new Map([['nobody', 'o']]) }),
      'nobody has to do with #x, and is no account',
    ],
    ['access without a rank', () => own({ access: new Map([['x', 'b']]) }), 'someone has +b in #x for good'],
    [
      'a founder with access',
      () => own({ founder: 'x', access: new Map([['x', 'o']]) }),
      'the founder of #x has access twice',
    ],
    [
      'a channel that is offered to its founder',
      () => own({ founder: 'x', offeredTo: 'x' }),
      '#x is offered to its founder',
    ],
    ['a channel from the future', () => own({ registeredAt: 2000 }), '#x comes from the future'],
    [
      'too much access',
      () => own({ access: new Map(['x', 'y'].map(account => [account, 'o'])) }),
      '2 accounts have access to #x',
    ],
    [
      'a topic that was not to stay',
      () => {
        own({ settings: { ...firstSettings, keepTopic: false } });
        channel.members.clear();
        channel.topic = { text: 'x', by: 'a', at: 0 };
      },
      '#x keeps a topic that it should not',
    ],
    [
      'someone behind closed doors',
      () => {
        own({});
        state.purges.set('#x', { channel: '#x', at: 0 });
      },
      'someone is in #x, which is closed',
    ],
    [
      'a closed name under another one',
      () => state.purges.set('#y', { channel: '#x', at: 0 }),
      '#x is closed as #y',
    ],
    [
      'empty channels that were not counted',
      () => Object.assign(state, { channelsEmpty: 1 }),
      '0 channels are empty, not 1',
    ],
    ['a channel that is gone', () => state.channels.clear(), 'a is in #x, which is gone'],
    [
      'a nick that leads to another',
      () => state.nicks.set('a', found(state.nicks.get('b'))),
      'a does not own her nick',
    ],
    ['a nick that was left behind', () => state.nicks.set('old', user), '4 nicks for 3 users'],
    ['a session that is nobody’s', () => state.sessions.set(9, user), '4 sessions, and users have 3'],
    ['a user without a session', () => Object.assign(user, { sessions: [] }), 'a is alone by half'],
    ['someone who left and is still a member', () => state.users.delete(1), 'a is in #x and not here'],
    [
      'an old audience',
      () => Object.assign(channel, { audience: [1] }),
      '#x is heard by 1, and 1,2 are in it',
    ],
    [
      'an invitation that one side forgot',
      () => channel.invited.clear(),
      '#x does not know that c is invited',
    ],
    [
      'an invitation that the other side forgot',
      () => Object.assign(found(state.nicks.get('c')), { invitedTo: new Set() }),
      "user 3 does not know of #x's invitation",
    ],
    ['an invitation of a member', () => channel.invited.add(1), 'user 1 is invited to #x and in it'],
    ['flags out of order', () => Object.assign(channel, { flags: 'tn' }), '#x has the flags tn'],
    ['a flag that there is none', () => Object.assign(channel, { flags: 'Z' }), '#x has the flags Z'],
    [
      "a member's mode twice",
      () => Object.assign(found(channel.members.get(1)), { modes: 'oo' }),
      'a has +oo in #x',
    ],
    [
      'a mask that is not the identity’s',
      () => Object.assign(user.identity, { mask: 'a!b@c' }),
      'the mask of a is a!b@c',
    ],
    [
      'an entry twice',
      () => channel.lists.set('b', [...found(channel.lists.get('b')), ...found(channel.lists.get('b'))]),
      '#x has an entry twice in its list b',
    ],
    [
      'too many entries',
      () => Object.assign(tight(), { listEntriesMax: 0 }),
      '#x has 1 entries in its list b',
    ],
    [
      'a key that no one can give',
      () => Object.assign(channel, { password: 'a b' }),
      '#x has the key "a b", which no JOIN can give',
    ],
    ['a limit that lets no one in', () => Object.assign(channel, { membersMax: 0 }), '#x has the limit 0'],
    ['no slow mode to speak of', () => Object.assign(channel, { slowSeconds: 0 }), '#x has the slow mode 0'],
    [
      'a memory of who spoke without slow mode',
      () => channel.spoken.set(1, 5),
      '#x knows who spoke, and is not in slow mode',
    ],
    ['knocks out of order', () => channel.knocked.set(1, 5).set(2, 4), '#x does not know who came first'],
    ['a forward to nowhere', () => Object.assign(channel, { forward: 'y' }), '#x forwards to y'],
    [
      'an entry that no list takes',
      () => channel.lists.set('b', [{ mask: 'z:x', folded: 'z:x', by: 'a', at: 0 }]),
      'z:x in #x is not complete',
    ],
    [
      'a topic that is none',
      () => Object.assign(channel, { topic: { text: '', by: 'a', at: 0 } }),
      '#x has an empty topic',
    ],
    [
      'too many who are gone',
      () =>
        state.gone.push(
          ...Array.from({ length: 4 }, () => ({ who: user.identity, origin: undefined, at: 0 })),
        ),
      '4 who are gone are remembered',
    ],
    [
      'a watched nick that forgot it',
      () => state.monitors.watchers.delete('a'),
      'A does not know that session 2 watches it',
    ],
    [
      'a watcher that forgot it',
      () => state.monitors.watched.delete(2),
      'session 2 does not know that it watches a',
    ],
    [
      'a watcher who is gone',
      () => state.monitors.watched.set(9, new Map([['a', 'a']])),
      'session 9 watches and is not here',
    ],
    ['too many watched', () => Object.assign(tight(), { monitorEntriesMax: 1 }), 'session 2 watches 2 nicks'],
    [
      'a key that forgot who subscribed to it',
      () => state.subscriptions.subscribers.delete('a'),
      'a does not know that session 2 has subscribed to it',
    ],
    [
      'a subscriber that forgot it',
      () => state.subscriptions.keys.delete(2),
      'session 2 does not know that it has subscribed to a',
    ],
    [
      'a subscriber who is gone',
      () => state.subscriptions.keys.set(9, new Set(['a'])),
      'session 9 has subscribed and is not here',
    ],
    [
      'metadata that cannot be',
      () => Object.assign(user, { metadata: new Map([['A', 'v']]) }),
      'a has the key A',
    ],
    [
      'a value that is too long',
      () => Object.assign(channel, { metadata: new Map([['a', 'too long']]) }),
      '#x has too long as a',
    ],
    [
      'too many keys',
      () => Object.assign(user, { metadata: new Map(['a', 'b'].map(key => [key, 'v'])) }),
      'a has 2 keys for everyone',
    ],
    [
      'metadata besides those of the account',
      () => Object.assign(user, { identity: { ...user.identity, account: 'x' } }),
      "a has metadata besides her account's",
    ],
    [
      'metadata of an account that is gone',
      () => state.accountMetadata.set('nobody', new Map([['a', 'v']])),
      'the account nobody has metadata and is gone',
    ],
    [
      'a reader besides the account',
      () => {
        user.markers = new Map([['#x', 1]]);
        Object.assign(user, { identity: { ...user.identity, account: 'x' } });
      },
      'a has read besides her account',
    ],
    [
      'a guest who has read in the future',
      () => Object.assign(user, { markers: new Map([['#x', 2000]]) }),
      'a has read #x until 2000',
    ],
    [
      'a guest who has read too much',
      () => Object.assign(user, { markers: new Map(['#x', '#y', '#z'].map(place => [place, 1])) }),
      'a has read 3 places',
    ],
    [
      'a reader that is no account',
      () => state.markers.ofAccounts.set('nobody', new Map([['#x', 1]])),
      'nobody has read and is no account',
    ],
    [
      'an account that has read nothing',
      () => state.markers.ofAccounts.set('x', new Map()),
      'x has read nothing, and it is noted',
    ],
    [
      'a place that does not know its reader',
      () => state.markers.ofAccounts.set('x', new Map([['#x', 1]])),
      '#x does not know that x has read it',
    ],
    [
      'a reader that does not know its place',
      () => state.markers.readers.set('#x', new Set(['x'])),
      'x does not know that it has read #x',
    ],
    ['a place that nobody reads', () => state.markers.readers.set('#x', new Set()), '#x has no reader'],
    [
      'an account that does not know who is logged in to it',
      () => Object.assign(user, { identity: { ...user.identity, account: 'x' } }),
      'x does not know that a is logged in to it',
    ],
    [
      'an account that nobody is logged in to',
      () => state.accounts.users.set('x', new Set()),
      'nobody is logged in to x, and it stands there',
    ],
    [
      'a guest who is logged in',
      () => state.accounts.users.set('x', new Set([user])),
      'a is not logged in to x, which says so',
    ],
    ['a channel under another name', () => state.channels.set('#y', channel), '#x stands under #y'],
    ['a time that is still to come', () => Object.assign(user, { spokeAt: 2000 }), 'a comes from the future'],
  ];

  function account() {
    return found(state.accounts.byName.get('x'));
  }

  /** Lets the channel belong to someone. */
  function own(changes: Partial<Registration>) {
    channel.registration = {
      founder: 'nobody',
      registeredAt: 0,
      access: new Map(),
      settings: firstSettings,
      ...changes,
    };
    state.registered.add(channel);
  }

  /** The settings of this hub alone. */
  function tight() {
    state.settings = { ...tightSettings };
    return state.settings;
  }

  test.each(faults)('%s', (_title, plant, sentence) => {
    plant();
    expect(brokenInvariants(state)).toContain(sentence);
  });
});

describe('the watch over a hub', () => {
  beforeEach(() => watchHub(hub));

  test('finds a broken invariant at the next signal', () => {
    channel.invited.clear();
    expect(() => send(1, { type: 'away' })).toThrow(/expected \[ Array\(1\) \] to strictly equal \[\]/);
  });

  test('finds a refused signal that changed something', () => {
    // A broken command might do what this channel does: it changes someone while it is looked at.
    const { members } = channel;
    Object.defineProperty(channel, 'members', {
      get() {
        user.spokeAt = 999;
        return members;
      },
    });
    expect(() => send(3, { type: 'kick', channel: '#x', nick: 'a' })).toThrow(/not-a-member.*to be/);
  });

  test('finds an effect for a session that is not there', () => {
    found(channel.audience);
    Object.assign(channel, { audience: [1, 2, 77] });
    expect(() => send(1, { type: 'say', target: '#x', manner: 'message', text: 'hi' })).toThrow();
  });

  test('finds someone who goes into more channels than she may', () => {
    // A broken command might count like this.
    Object.defineProperty(user.channels, 'size', { value: 0 });
    for (const channel of ['#y', '#z']) send(1, { type: 'join', channel });
    expect(() => send(1, { type: 'join', channel: '#v' })).toThrow(/is in 4 channels/);
  });

  test('finds a record that changed and was not named', () => {
    // A broken command might do what this channel does.
    const { members } = channel;
    Object.defineProperty(channel, 'members', {
      get() {
        putAccount(state, { ...found(state.accounts.byName.get('x')), registeredAt: 5 });
        return members;
      },
    });
    expect(() => send(1, { type: 'topic', channel: '#x', text: 'new' })).toThrow(
      /expected \[\] to strictly equal \[ 'x' \]/,
    );
  });

  test('finds a watcher who was not told', () => {
    // A broken command might do what this index does: it finds no one, once.
    const { watchers } = state.monitors;
    const get = watchers.get.bind(watchers);
    watchers.get = () => {
      watchers.get = get;
      return undefined;
    };
    expect(() => send(1, { type: 'leave', reason: '' })).toThrow(
      /expected \[\] to strictly equal \[ '-a 2' \]/,
    );
  });

  test('lets no one ask the clock or throw dice', () => {
    for (const ask of [() => Date.now(), () => new Date(), () => Math.random(), () => performance.now()]) {
      expect(() => withoutClockAndDice<unknown>(ask)).toThrow('was asked inside the hub');
      expect(ask).not.toThrow();
    }
    expect(withoutClockAndDice(() => new Date(0).toISOString())).toBe('1970-01-01T00:00:00.000Z');
  });
});
