import { beforeEach, describe, expect, test } from 'vitest';
import { settingsSchema } from '../../src/config/schema.ts';
import { Hub } from '../../src/hub/hub.ts';
import { changedIdentity, type Origin } from '../../src/hub/identity.ts';
import type { Query } from '../../src/hub/query.ts';
import type { User } from '../../src/hub/state/model.ts';
import { IrcReaders } from '../../src/render/irc/reader.ts';
import { LineReader } from '../../src/render/line/reader.ts';
import { ircContext } from '../support/irc-context.ts';
import { tightSettings } from './settings.ts';

const { limits } = settingsSchema.parse({});
const irc = new IrcReaders(ircContext({ serverName: 's.t', network: 'Net', version: 'v' })).of(new Set());
const line = new LineReader({ limits }, false);

const origin: Origin = { address: '192.0.2.7', host: 'host.example', secure: true, certfp: 'c0ffee' };
const askers = { alice: 1, bob: 2 };

let hub: Hub;

function userOf(nick: string): User {
  const user = hub.state.nicks.get(nick);
  if (user === undefined) throw new Error(`${nick} is not here`);
  return user;
}

/** What someone is told, by an IRC door unless by another reader, as lines. */
function ask(who: keyof typeof askers, query: Query, reader: typeof irc | typeof line = irc): string[] {
  const [effect] = hub.ask(askers[who], query, hub.state.now);
  if (effect === undefined || 'to' in effect) throw new Error('there is no answer');
  return reader
    .reply(effect, who)
    .split(/\r?\n/)
    .filter(text => text !== '');
}

/** What is behind the server and the nick in each of some lines, without the last one. */
function rows(lines: readonly string[]): string[] {
  return lines.slice(0, -1).map(text => text.replace(/^:s\.t (\d{3}) \S+ /, '$1 '));
}

beforeEach(() => {
  hub = new Hub();
  const settings = { ...tightSettings, channelBytesMax: 30 };
  hub.step({ session: 0, at: 1000, command: { type: 'configure', settings } });
  for (const [nick, session] of Object.entries(askers)) {
    const command = { nick, user: '~u', host: 'cloak', origin, real: 'R', via: 'irc' } as const;
    hub.step({ session, at: 1000, command: { type: 'enter', ...command, channels: [`#${nick}`] } });
  }
});

describe('an operator of the server', () => {
  beforeEach(() => {
    userOf('alice').oper = { name: 'root', privileges: [] };
  });

  test('is marked by WHO, and the only one whom it shows when operators are asked for', () => {
    expect(rows(ask('bob', { type: 'who', mask: '*', operatorsOnly: true }))).toStrictEqual([
      '352 #alice ~u cloak s.t alice H*@ :0 R',
    ]);
    expect(rows(ask('bob', { type: 'who', mask: '#alice', operatorsOnly: true }))).toHaveLength(1);
    expect(rows(ask('alice', { type: 'who', mask: '#bob', operatorsOnly: true }))).toStrictEqual([]);
  });

  test('is called so by WHOIS and USERHOST', () => {
    expect(rows(ask('bob', { type: 'whois', nick: 'alice' }))).toContain('313 alice :is an IRC operator');
    expect(ask('bob', { type: 'userhost', nicks: ['alice', 'bob'], of: 'host' })).toStrictEqual([
      ':s.t 302 bob :alice*=+~u@cloak bob=+~u@cloak',
    ]);
    expect(ask('bob', { type: 'whois', nick: 'alice' }, line)).toContain(
      '>> alice is an operator of the server.',
    );
  });

  test('is shown where others come from only when she may see it', () => {
    const whois = () => rows(ask('alice', { type: 'whois', nick: 'bob' })).join('\n');
    const userip = () => ask('alice', { type: 'userhost', nicks: ['bob'], of: 'address' }).join();
    const whox = { fields: 'ni', token: '0' };
    const address = () => rows(ask('alice', { type: 'who', mask: 'bob', whox }));
    expect(whois()).not.toMatch(/192\.0\.2\.7|host\.example|c0ffee|379/);
    expect(userip()).toContain('bob=+~u@255.255.255.255');
    expect(address()).toStrictEqual(['354 255.255.255.255 bob']);

    userOf('alice').oper = { name: 'root', privileges: ['see'] };
    expect(whois()).toContain(
      [
        '276 bob :has client certificate fingerprint c0ffee',
        '338 bob ~u@host.example 192.0.2.7 :Is actually using host',
        '378 bob :is connecting from ~u@host.example 192.0.2.7',
        '379 bob :is using modes +',
      ].join('\n'),
    );
    expect(userip()).toContain('bob=+~u@192.0.2.7');
    expect(address()).toStrictEqual(['354 192.0.2.7 bob']);
  });

  test('finds the invisible by a mask when she may see them', () => {
    hub.step({
      session: 2,
      at: 1000,
      command: { type: 'user-mode', changes: [{ on: true, letter: 'i' }] },
    });
    const found = () => rows(ask('alice', { type: 'who', mask: 'b*' }));
    expect(found()).toStrictEqual([]);
    userOf('alice').oper = { name: 'root', privileges: ['see'] };
    expect(found()).toHaveLength(1);
  });
});

describe('a secret channel with someone invisible', () => {
  const whois: Query = { type: 'whois', nick: 'bob' };
  const questions: readonly (readonly [Query, shown: string])[] = [
    [{ type: 'list' }, '322 #bob 1 :'],
    [{ type: 'names', channel: '#bob' }, '353 = #bob'],
    [{ type: 'who', mask: '#bob' }, '352 #bob ~u cloak s.t bob'],
    [{ type: 'who', mask: 'b*' }, '352 #bob ~u cloak s.t bob'],
    [whois, '319 bob :@#bob'],
  ];

  beforeEach(() => {
    const changes = [{ on: true, letter: 's' }];
    hub.step({ session: 2, at: 1000, command: { type: 'mode', channel: '#bob', changes } });
    const own = [{ on: true, letter: 'i' }];
    hub.step({ session: 2, at: 1000, command: { type: 'user-mode', changes: own } });
  });

  test.each(questions)('is shown by %j to an operator who sees all, and to no other', (query, shown) => {
    const text = () => rows(ask('alice', query)).join('\n').replace('353 @', '353 =');
    expect(text()).not.toContain(shown);
    userOf('alice').oper = { name: 'root', privileges: ['kill'] };
    expect(text()).not.toContain(shown);
    userOf('alice').oper = { name: 'root', privileges: ['see'] };
    expect(text()).toContain(shown);
  });
});

describe('a bot with an account', () => {
  beforeEach(() => {
    const alice = userOf('alice');
    alice.identity = changedIdentity(alice.identity, { account: 'acc', bot: true });
  });

  test('is marked by WHO, with a B behind its rank', () => {
    expect(rows(ask('bob', { type: 'who', mask: 'alice' }))).toStrictEqual([
      '352 #alice ~u cloak s.t alice H@B :0 R',
    ]);
    const whox = { fields: 'na', token: '0' };
    expect(rows(ask('bob', { type: 'who', mask: '*', whox }))).toStrictEqual(['354 alice acc', '354 bob 0']);
  });

  test('is called so by WHOIS, and that its connection is secure', () => {
    expect(rows(ask('bob', { type: 'whois', nick: 'alice' }))).toStrictEqual([
      '311 alice ~u cloak * :R',
      '319 alice :@#alice',
      '312 alice s.t :Net',
      '330 alice acc :is logged in as',
      '335 alice :is a bot',
      '671 alice :is using a secure connection',
      '317 alice 0 1 :seconds idle, signon time',
    ]);
  });

  test('is called so at a line door', () => {
    expect(ask('bob', { type: 'whois', nick: 'alice' }, line)).toStrictEqual([
      '>> alice is R, in #alice, silent for 0 s.',
      '>> alice is logged in as acc.',
      '>> alice is a program.',
    ]);
  });
});
