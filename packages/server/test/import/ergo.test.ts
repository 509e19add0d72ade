import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBunt } from '../../src/import/ergo/bunt.ts';
import { readErgo } from '../../src/import/ergo/ergo.ts';
import {
  bcryptHash,
  buntFile,
  buntFixture,
  fingerprint,
  fixture,
  found,
  now,
  serverKey,
  skippedLines,
  storedKey,
} from './fixtures.ts';

const at2023 = 1_672_531_200_000;

describe('a database of Ergo', () => {
  const imported = found(readErgo(buntFixture('ergo-channels-22.txt', 'ergo-accounts.txt'), now));

  test('has accounts, those that Ergo brought from elsewhere too', () => {
    expect(imported.accounts).toStrictEqual([
      {
        name: 'Alice',
        registeredAt: 1_500_000_000_000,
        nicks: ['alice_away', 'al'],
        certificates: [fingerprint],
        passwordHash: `sha3-512:${bcryptHash}`,
        scram: { salt: 'c2FsdA==', iterations: 4096, storedKey, serverKey },
        email: 'alice@example.org',
        vhost: 'alice.example.org',
        enforce: true,
      },
      {
        name: 'bob',
        registeredAt: 1_500_000_100_000,
        nicks: [],
        certificates: [],
        passwordHash: '$z$65$64000$c2FsdA==$x',
        email: 'bob@example.org',
        suspended: { reason: 'flooding', by: 'oper', at: at2023, until: at2023 + 3_600_000 },
        enforce: false,
      },
      {
        name: 'dave',
        registeredAt: 0,
        nicks: [],
        certificates: [],
        passwordHash: bcryptHash,
        suspended: { reason: 'suspended in Ergo', by: '*', at: 0 },
      },
      { name: 'gina', registeredAt: 0, nicks: [], certificates: [], passwordHash: 'legacy:0' },
    ]);
  });

  const lobby = {
    name: '#Lobby',
    registeredAt: 1_500_001_000_000,
    founders: ['alice'],
    topic: { text: 'two  spaces stay', by: 'Alice', at: 1_500_001_300_000 },
    modes: 'ntEC',
    key: 'sesame',
    limit: 25,
    forward: '#overflow',
    access: [
      { account: 'alice', mode: 'q' },
      { account: 'bob', mode: 'v' },
    ],
    lists: [
      { letter: 'b', mask: 'troll!*@*', by: 'alice!~a@host', at: at2023 },
      { letter: 'I', mask: 'a:bob', by: '*', at: 0 },
    ],
  };

  test('has channels', () => {
    expect(imported.channels).toStrictEqual([lobby]);
  });

  test('has the same channels as documents, from schema 23 on', () => {
    const documents = found(readErgo(buntFixture('ergo-channels-24.txt'), now));
    expect(documents.channels).toStrictEqual([lobby]);
    expect(skippedLines(documents)).toStrictEqual([
      'access carol in #Lobby: +x gives no rank here',
      'channel #empty: it has no founder',
      'channel CCCCCCCCCCCCCCCCCCCCCC: it is no JSON object',
      'purge #spam: purges are to be said anew, by who means them',
    ]);
  });

  test('has bans', () => {
    expect(imported.bans).toStrictEqual([
      { target: 'spam!*@*', reason: 'spam', note: 'the third time', by: 'oper', at: at2023 },
      {
        target: '192.0.2.0/24',
        reason: 'No reason given',
        by: '*',
        at: at2023,
        until: at2023 + 60_000,
        sparesAccounts: true,
      },
    ]);
  });

  test('says what is left out', () => {
    expect(skippedLines(imported)).toStrictEqual([
      'account carol: its owner has not verified it',
      'account.settings dave: it is no JSON object',
      'account Harry: it was given up, and only its name was kept from others',
      'access carol in #Lobby: +x gives no rank here',
      'channel #empty: it has no founder',
      'purge #spam: purges are to be said anew, by who means them',
      'ban broken: it is no JSON object',
    ]);
  });

  test('had no word for suspensions before schema 18', () => {
    const commands = [
      ['set', 'db.version', '17'],
      ['set', 'account.exists bob', '1'],
    ];
    expect(found(readErgo(buntFile(commands), now)).accounts).toMatchObject([
      { name: 'bob', suspended: { reason: 'suspended in Ergo' } },
    ]);
  });

  test('may be broken: what comes behind is read', () => {
    const [before, behind] = [buntFixture('ergo-channels-24.txt'), buntFixture('ergo-accounts.txt')];
    const imported = found(
      readErgo(Buffer.concat([before, Buffer.from('*3\r\n$3\r\nset\r\n$99999\r\nx\r\n'), behind]), now),
    );
    expect(imported.accounts.map(({ name }) => name)).toContain('bob');
    expect(skippedLines(imported)[0]).toBe('command 7: it is broken, and what was read goes on behind it');
  });
});

test('the JSON that Ergo imports has accounts and channels', () => {
  const imported = found(readErgo(fixture('ergo-import.json'), now));
  expect(imported.accounts).toStrictEqual([
    {
      name: 'Alice',
      registeredAt: 1_500_000_000_000,
      nicks: ['alice_away'],
      passwordHash: `$z$65$64000$c2FsdA==$${serverKey}$${storedKey}`,
      scram: { salt: 'c2FsdA==', iterations: 64_000, storedKey, serverKey },
      certificates: [fingerprint],
      email: 'alice@example.org',
      vhost: 'alice.example.org',
    },
    { name: 'bob', registeredAt: 0, nicks: [], certificates: [] },
  ]);
  expect(imported.channels).toStrictEqual([
    {
      name: '#Lobby',
      registeredAt: 1_500_001_000_000,
      founders: ['Alice'],
      topic: { text: 'hello', by: 'Alice', at: 1_500_001_300_000 },
      modes: 'int',
      key: 'sesame',
      limit: 25,
      forward: '#overflow',
      access: [
        { account: 'Alice', mode: 'q' },
        { account: 'bob', mode: 'v' },
      ],
      lists: [],
    },
  ]);
  expect(skippedLines(imported)).toStrictEqual([
    'account lost: it has no name of its own',
    'channel #nobodys: it has no founder',
  ]);
});

test('that JSON has hashes of Anope when it was made of its database', () => {
  const json = {
    version: 1,
    source: 'anope',
    users: { bob: { name: 'bob', hash: `bcrypt:${bcryptHash}` } },
    channels: {},
  };
  const { accounts } = found(readErgo(Buffer.from(JSON.stringify(json)), now));
  expect(accounts[0]?.passwordHash).toBe(bcryptHash);
});

const words = 'Ergo upgrades old ones.';

test.each([
  ['nothing', '', 'This is no database of Ergo: such a file begins with a *.'],
  ['another format', 'DBV 12', 'This is no database of Ergo: such a file begins with a *.'],
  ['no schema', '*1\r\n', 'This is no database of Ergo: it does not say of which schema it is.'],
  ['broken JSON', '{', 'This is no JSON that Ergo imports: it has no users and channels.'],
  ['other JSON', '{"data":{}}', 'This is no JSON that Ergo imports: it has no users and channels.'],
  ['new JSON', '{"version":2,"users":{},"channels":{}}', 'This JSON is of version 2, and 1 is known.'],
  [
    'an old schema',
    buntFile([['set', 'db.version', '11']]),
    `This database of Ergo is of schema 11, and 12 to 24 are known. ${words}`,
  ],
  [
    'a new schema',
    buntFile([['set', 'db.version', '25']]),
    `This database of Ergo is of schema 25, and 12 to 24 are known. ${words}`,
  ],
])('a file with %s is refused', (_title, content, fault) => {
  expect(readErgo(Buffer.from(content), now)).toStrictEqual({ fault });
});

const word = fc.string({ unit: 'binary', maxLength: 12 }).map(text => text.toWellFormed());
const key = fc.constantFrom('t a', 't b', 't', 'u a');
const command = fc.oneof(
  fc.tuple(fc.constant('set'), key, word),
  fc.tuple(fc.constant('set'), key, word, fc.constant('ae'), fc.constantFrom('1', '1800000000')),
  fc.tuple(fc.constant('del'), key),
);

test('a file of buntdb holds what was set last, as a map does', () => {
  fc.assert(
    fc.property(fc.array(command), commands => {
      const expected = new Map<string, string>();
      for (const [name, path = '', value = '', , seconds] of commands) {
        if (name === 'set' && seconds !== '1') expected.set(path, value);
        else expected.delete(path);
      }
      const { tables, broken } = readBunt(buntFile(commands), new Set(['t', 'u']), now);
      const rows = [...tables].flatMap(([table, all]) =>
        [...all].map(([own, value]) => [`${table} ${own}`.trimEnd(), value] as const),
      );
      expect(new Map(rows)).toStrictEqual(expected);
      expect(broken).toStrictEqual([]);
    }),
  );
});

test('no bytes keep it from coming to an end', () => {
  const bytes = fc.array(fc.constantFrom(...Buffer.from('*$0139\r\nsetdl '))).map(list => Buffer.from(list));
  fc.assert(
    fc.property(bytes, junk => {
      const commands = [['set', 't a', '1']];
      const { tables } = readBunt(Buffer.concat([buntFile(commands), junk]), new Set(['t']), now);
      expect(tables.get('t')?.size ?? 0).toBeLessThanOrEqual(2);
    }),
  );
});
