import { describe, expect, test } from 'vitest';
import { readAtheme } from '../../src/import/atheme/atheme.ts';
import { bcryptHash, fixture, found, now, serverKey, skippedLines, storedKey } from './fixtures.ts';

const read = (...lines: readonly string[]) => readAtheme(Buffer.from(`${lines.join('\n')}\n`), now);

describe('a database of Atheme', () => {
  const imported = found(readAtheme(fixture('services.db'), now));

  test('has accounts, with what proves that they are hers', () => {
    expect(imported.accounts).toStrictEqual([
      {
        name: 'Alice',
        registeredAt: 1_500_000_000_000,
        nicks: ['Alice', 'alice_away'],
        certificates: [`AA:${Array.from({ length: 31 }, () => 'bb').join(':')}`],
        passwordHash: `$z$65$64000$c2FsdHNhbHRzYWx0c2FsdA==$${serverKey}$${storedKey}`,
        scram: { salt: 'c2FsdHNhbHRzYWx0c2FsdA==', iterations: 64_000, storedKey, serverKey },
        email: 'alice@example.org',
        enforce: true,
        vhost: 'alice.example.org',
      },
      {
        name: 'bob',
        registeredAt: 1_500_000_100_000,
        nicks: ['bob'],
        certificates: [],
        passwordHash: bcryptHash,
        email: 'bob@example.org',
        suspended: { by: 'oper', reason: 'sent too many memos', at: 1_500_000_200_000 },
      },
      {
        name: 'carol',
        registeredAt: 1_500_000_300_000,
        nicks: [],
        certificates: [],
        passwordHash: 'plain:',
      },
      {
        name: 'erin',
        registeredAt: 1_500_000_500_000,
        nicks: [],
        certificates: [],
        email: 'erin@example.org',
      },
    ]);
  });

  test('has channels, whose founder is who was it first', () => {
    const entry = { by: 'Alice', at: 1_500_001_200_000 };
    expect(imported.channels).toStrictEqual([
      {
        name: '#lobby',
        registeredAt: 1_500_001_000_000,
        founders: ['Alice', 'bob'],
        topic: { text: 'two  spaces stay', by: 'Alice', at: 1_500_001_300_000 },
        modes: 'tins',
        key: 'sesame',
        limit: 25,
        forward: '#overflow',
        access: [
          { account: 'bob', mode: 'q' },
          { account: 'Alice', mode: 'q' },
          { account: 'carol', mode: 'v' },
        ],
        lists: [
          { letter: 'b', mask: 'troll!*@*', ...entry },
          { letter: 'b', mask: 'a:dave', ...entry },
          { letter: 'e', mask: '*!*@good.example.org', ...entry },
        ],
      },
      {
        name: '#grouped',
        registeredAt: 1_500_002_000_000,
        founders: ['bob', 'Alice'],
        modes: 'nt',
        access: [{ account: 'bob', mode: 'q' }],
        lists: [],
      },
      {
        name: '#plain',
        registeredAt: 1_500_004_000_000,
        founders: [],
        modes: 'nt',
        access: [],
        lists: [],
      },
    ]);
  });

  test('has bans', () => {
    const ban = { by: 'oper', at: 1_500_005_000_000 };
    expect(imported.bans).toStrictEqual([
      { target: '192.0.2.7', reason: 'scans ports', ...ban },
      { target: '*!spam@*.example.net', reason: 'No reason given', ...ban, until: 1_500_008_600_000 },
    ]);
  });

  test('says what is left out, broken lines by their numbers', () => {
    expect(skippedLines(imported)).toStrictEqual([
      'line 21: it has too few words',
      'line 22: there is no account nobody before it',
      'line 46: there is no channel #nowhere before it',
      'line 47: it has too few words',
      'line 51: it has too few words',
      'ban of real names spammer: there is nothing of the kind here',
      'ban of nicks or channels #badroom: there is nothing of the kind here',
      'account dave: its owner has not verified it',
      'mode +j5:1 of #lobby: there is no such mode here',
      'access *!*@op.example.org in #lobby: it is a mask, and ranks go by account here',
      'access !staff in #lobby: it is a group, and ranks go by account here',
      'modes #grouped: what the bits 0x1000 mean depends on the server they were for',
      'channel #closed: it is closed there',
    ]);
  });
});

test.each([
  ['voice', '+v', 'v'],
  ['voice at once', '+V', 'v'],
  ['halfop', '+vh', 'h'],
  ['halfop at once', '+HV', 'h'],
  ['operator', '+hov', 'o'],
  ['operator at once', '+O', 'o'],
  ['admin', '+aov', 'a'],
  ['owner', '+qo', 'q'],
  ['nothing that is a rank', '+fAit', undefined],
])('flags give %s', (_title, flags, mode) => {
  const { channels } = found(read('DBV 12', 'MC #a 1 1 + 0 0 0', `CA #a bob ${flags} 1 *`));
  expect(channels[0]?.access).toStrictEqual(mode === undefined ? [] : [{ account: 'bob', mode }]);
});

test('an older version has no numbers of accounts and bans', () => {
  const { accounts, bans } = found(
    read(
      'DBV 9',
      'MU bob $1$x bob@example.org 1500000000 1600000000 +C default',
      'KL x y.example 0 5 oper z',
    ),
  );
  expect(accounts).toMatchObject([{ name: 'bob', passwordHash: '$1$x' }]);
  expect(bans).toMatchObject([{ target: '*!x@y.example', reason: 'z' }]);
});

test('what is there twice is taken once', () => {
  const mu = 'MU X bob x bob@example.org 1 1 + default';
  expect(skippedLines(found(read('DBV 12', mu, mu, 'MC #a 1 1 + 0 0 0', 'MC #A 1 1 + 0 0 0')))).toStrictEqual(
    ['line 3: the account bob is there twice', 'line 5: the channel #A is there twice'],
  );
});

test('lines may end with CR LF, the last one with nothing, and be of Latin-1', () => {
  const bytes = Buffer.from('DBV 12\r\nMC #a 1 1 + 0 0 0\r\nMDC #a private:topic:text caf\xe9', 'latin1');
  expect(found(readAtheme(bytes, now)).channels[0]?.topic?.text).toBe('café');
});

test.each([
  ['nothing', [], 'This is no database of Atheme: there is no row DBV in it.'],
  ['another format', ['OBJECT NickCore'], 'This is no database of Atheme: there is no row DBV in it.'],
  ['no version', ['MU bob'], 'This is no database of Atheme: it does not say of which version it is.'],
  ['a new version', ['DBV 13'], 'This database of Atheme is of version 13, and 8 to 12 are known.'],
  ['no number', ['DBV x'], 'This database of Atheme is of version NaN, and 8 to 12 are known.'],
])('a file with %s is refused', (_title, lines, fault) => {
  expect(read(...lines)).toStrictEqual({ fault });
});
