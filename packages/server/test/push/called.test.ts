import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Said } from '../../src/hub/effect.ts';
import { accountsCalled } from '../../src/hub/push/called.ts';
import { mentionedIn } from '../../src/hub/push/mentions.ts';
import { audienceOf } from '../../src/hub/state/channel.ts';
import { channelOf, userOf } from '../../src/hub/state/state.ts';
import { TestServer } from '../support/test-server.ts';

describe('mentionedIn', () => {
  test.each([
    ['alice', 'alice'],
    ['alice: hello', 'alice'],
    ['so (alice), and @alice, and alice’s', 'alice'],
    ['[alice] {alice} `alice`', 'alice'],
    ['\x02alice\x02, come', 'alice'],
    ['alice/bob', 'bob'],
    ['say it, alice!', 'alice'],
    ['a[b]c', 'a[b]c'],
    ['[away]', '[away]'],
  ])('%j speaks of %s', (text, nick) => {
    expect([...mentionedIn(text)]).toContain(nick);
  });

  test.each([
    'malice',
    'alice_',
    'alice2',
    'älice',
    'aliceé',
    'https://x.example/alice',
    'al ice',
    'alice-b',
    '|alice_|',
  ])('%j does not speak of alice', text => {
    expect([...mentionedIn(text)]).not.toContain('alice');
  });

  test('long texts without an end of words take no time', () => {
    const before = performance.now();
    mentionedIn('['.repeat(50_000));
    mentionedIn('a]'.repeat(50_000));
    mentionedIn(`a${'['.repeat(100_000)}b]`);
    mentionedIn(`é${'['.repeat(100_000)}b]`);
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('accountsCalled', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());

  beforeEach(async () => {
    await server.empty();
    for (const nick of ['alice', 'bob', 'carol']) {
      const peer = await server.irc(nick);
      server.logIn(nick, nick);
      peer.send('JOIN #x');
      await peer.until(' 366 ');
    }
  });

  const state = () => server.server.loop.hub.state;
  const everyone = { wants: () => true, onlyAway: false };

  function userNamed(nick: string) {
    const user = userOf(state(), nick);
    if (user === undefined) throw new Error(`there is no ${nick}`);
    return user;
  }

  function audience() {
    const channel = channelOf(state(), '#x');
    if (channel === undefined) throw new Error('there is no #x');
    return audienceOf(channel);
  }

  function said(target: string, text: string, changes: Partial<Said> = {}): Said {
    const { identity: who, sessions } = userNamed('bob');
    const to = target.startsWith('#') ? audience() : [...sessions, ...userNamed('alice').sessions];
    const [origin = 0] = sessions;
    return {
      type: 'said',
      id: 'x',
      at: 0,
      to,
      origin,
      who,
      target,
      manner: 'message',
      text,
      history: undefined,
      ...changes,
    };
  }

  /** Someone who is here without a session, as always-on users are. */
  function detach(nick: string): void {
    const user = userNamed(nick);
    user.sessions = [];
    for (const channel of user.channels) channel.audience = undefined;
  }

  /** Puts her sessions back, so that she can leave. */
  function withDetached(nick: string, run: () => void): void {
    const { sessions } = userNamed(nick);
    detach(nick);
    try {
      run();
    } finally {
      userNamed(nick).sessions = sessions;
      for (const channel of userNamed(nick).channels) channel.audience = undefined;
    }
  }

  test('accounts that want nothing are not called', () => {
    const rules = { wants: (account: string) => account === 'carol', onlyAway: false };
    expect(accountsCalled(state(), said('#x', 'alice and carol'), rules)).toEqual(['carol']);
    expect(accountsCalled(state(), said('alice', 'hello'), rules)).toEqual([]);
  });

  test('each is called once, and nobody by herself', () => {
    expect(accountsCalled(state(), said('#x', 'alice, Alice: (ALICE), bob'), everyone)).toEqual(['alice']);
    expect(accountsCalled(state(), said('bob', 'myself'), everyone)).toEqual([]);
  });

  test('who is shown nothing of it is not called', () => {
    const { sessions } = userNamed('bob');
    expect(accountsCalled(state(), said('#x', 'alice', { to: sessions }), everyone)).toEqual([]);
    expect(accountsCalled(state(), said('alice', 'silenced', { to: sessions }), everyone)).toEqual([]);
  });

  test('who is here without a session is called by what she would be shown', () => {
    withDetached('alice', () => {
      expect(accountsCalled(state(), said('alice', 'hello', { to: [] }), everyone)).toEqual(['alice']);
      expect(accountsCalled(state(), said('#x', 'alice?'), everyone)).toEqual(['alice']);
      expect(accountsCalled(state(), said('@#x', 'alice?'), everyone)).toEqual(['alice']);
    });
    withDetached('carol', () => {
      expect(accountsCalled(state(), said('@#x', 'carol?'), everyone)).toEqual([]);
      expect(accountsCalled(state(), said('#elsewhere', 'carol?'), everyone)).toEqual([]);
    });
  });

  test('who is here without a session and has silenced the speaker is not called', () => {
    const [session = 0] = userNamed('alice').sessions;
    server.server.loop.submit({ type: 'silence', on: true, mask: 'bob!*@*' }, session);
    withDetached('alice', () => {
      expect(accountsCalled(state(), said('alice', 'hello', { to: [] }), everyone)).toEqual([]);
    });
  });

  test('only who is away, where that is wanted', () => {
    const rules = { ...everyone, onlyAway: true };
    const [session = 0] = userNamed('alice').sessions;
    expect(accountsCalled(state(), said('alice', 'hello'), rules)).toEqual([]);
    withDetached('alice', () => {
      expect(accountsCalled(state(), said('alice', 'hello', { to: [] }), rules)).toEqual(['alice']);
    });
    server.server.loop.submit({ type: 'away', message: 'out' }, session);
    expect(accountsCalled(state(), said('alice', 'hello'), rules)).toEqual(['alice']);
  });
});
