import { beforeEach, expect, test } from 'vitest';
import type { Effect } from '../../src/hub/effect.ts';
import { Hub } from '../../src/hub/hub.ts';
import { serverSession } from '../../src/hub/session.ts';
import type { Command } from '../../src/hub/signal.ts';
import { smallSettings } from './settings.ts';
import { watchHub } from './watch.ts';

let hub: Hub;

function send(session: number, command: Command): readonly Effect[] {
  return hub.step({ session, at: 1000, command });
}

function enter(session: number, nick: string, account?: string) {
  const origin = { address: '192.0.2.1', host: 'h', secure: false };
  const who = { nick, user: '~u', host: 'h', origin, real: nick, via: 'irc', channels: [] } as const;
  send(session, { type: 'enter', ...who, ...(account !== undefined && { account }) });
}

beforeEach(() => {
  hub = new Hub();
  watchHub(hub);
  send(serverSession, { type: 'configure', settings: smallSettings });
  send(serverSession, { type: 'add-account', account: 'alice', credential: 'alice' });
  enter(1, 'a', 'alice');
  enter(2, 'b');
});

const ban = { type: 'ban', target: '192.0.2.0/24', reason: 'why' } as const;

test('the command line bans and lifts bans as the server itself, and notes that itself', () => {
  const effects = send(serverSession, ban);
  expect(effects).toContainEqual(
    expect.objectContaining({
      type: 'ban-added',
      gone: ['a', 'b'],
      ban: expect.objectContaining({ by: smallSettings.serverName }),
    }),
  );
  expect(effects.map(({ type }) => type)).not.toContain('audited');
  expect(hub.state.users.size).toBe(0);
  expect(send(serverSession, { type: 'unban', target: '192.0.2.0/24' })).toMatchObject([
    { type: 'kept', kind: 'ban' },
    { type: 'ban-lifted' },
  ]);
});

test('a ban upon an account is its suspension, by whomever', () => {
  send(serverSession, { ...ban, target: 'alice' });
  expect(hub.state.accounts.byName.get('alice')?.suspended).toMatchObject({ by: smallSettings.serverName });
  expect(hub.state.nicks.has('a')).toBe(false);
});

test.each<Command>([ban, { type: 'unban', target: 'x!*@*' }])(
  '%j: neither users nor newcomers may',
  command => {
    const refused = [expect.objectContaining({ type: 'refused', refusal: { code: 'privilege-needed' } })];
    expect(send(2, command)).toEqual(refused);
    expect(send(9, command)).toEqual(refused);
  },
);

test('the command line ends sessions; a newcomer ends none', () => {
  expect(send(9, { type: 'end-session', target: 1 })).toMatchObject([
    { type: 'refused', refusal: { code: 'no-such-session', target: 1 } },
  ]);
  expect(send(serverSession, { type: 'end-session', target: 1 })).toContainEqual(
    expect.objectContaining({ type: 'dismissed', reason: expect.stringMatching(/^Logged out by salon/) }),
  );
  expect(send(serverSession, { type: 'end-session', target: 1 })).toMatchObject([{ type: 'refused' }]);
});

test('what is imported is to be kept from then on, and takes nothing from anyone', () => {
  const record = (name: string) => ({ name, credential: `new ${name}`, registeredAt: 0, nicks: [] });
  const kept = ['bob', 'alice'].map(name => ({ kind: 'account' as const, key: name, record: record(name) }));
  expect(send(serverSession, { type: 'restore', kept, imported: true })).toMatchObject([
    { type: 'kept', kind: 'account', key: 'bob' },
    { type: 'not-restored', kind: 'account', key: 'alice', imported: true },
  ]);
  expect(hub.state.accounts.byName.get('alice')?.credential).toBe('alice');
});
