import { describe, expect, test } from 'vitest';
import { rankOf } from '../../src/import/anope/access.ts';
import { readAnope } from '../../src/import/anope/anope.ts';
import { bcryptHash, fingerprint, fixture, found, now, skippedLines } from './fixtures.ts';

const read = (text: string) => readAnope(Buffer.from(text), now);

describe('a flat file of Anope', () => {
  const imported = found(readAnope(fixture('anope.db'), now));

  test('has accounts, whatever the order of objects', () => {
    expect(imported.accounts).toStrictEqual([
      {
        name: 'Alice',
        registeredAt: 1_500_000_000_000,
        nicks: ['alice_away'],
        certificates: [fingerprint, 'cd'.repeat(20)],
        passwordHash: bcryptHash,
        email: 'alice@example.org',
        enforce: true,
        vhost: 'away.example.org',
      },
      {
        name: 'bob',
        registeredAt: 1_500_000_100_000,
        nicks: [],
        certificates: [],
        passwordHash: 'sha256:0123:4567',
        email: 'bob@example.org',
        suspended: { reason: 'flooding', by: 'oper', at: 1_500_000_200_000, until: 1_900_000_000_000 },
      },
    ]);
  });

  test('has channels, with the modes they had last, or else those they are kept at', () => {
    const ban = { letter: 'b', by: 'Alice', at: 1_500_001_200_000 };
    expect(imported.channels).toStrictEqual([
      {
        name: '#lobby',
        registeredAt: 1_500_001_000_000,
        founders: ['Alice', 'bob'],
        topic: { text: 'two  spaces stay', by: 'Alice', at: 1_500_001_300_000 },
        modes: 'ins',
        key: 'a,b',
        limit: 25,
        forward: '#overflow',
        access: [
          { account: 'bob', mode: 'o' },
          { account: 'Alice', mode: 'a' },
        ],
        lists: [
          { ...ban, mask: 'troll!*@*' },
          { ...ban, mask: 'a:bob' },
        ],
      },
      {
        name: '#locked',
        registeredAt: 1_500_002_000_000,
        founders: ['bob'],
        modes: 'tm',
        access: [],
        lists: [{ letter: 'b', mask: 'spam!*@*', by: 'bob', at: 1_500_002_100_000 }],
      },
    ]);
  });

  test('has bans', () => {
    const at = 1_500_005_000_000;
    expect(imported.bans).toStrictEqual([
      { target: '192.0.2.7', reason: 'scans ports', by: 'oper', at },
      { target: 'spam@*.example.net', reason: 'No reason given', by: '*', at, until: 1_500_008_600_000 },
    ]);
  });

  test('says what is left out', () => {
    expect(skippedLines(imported)).toStrictEqual([
      'line 184: it is none of OBJECT, ID, DATA and END, or not at its place',
      'line 187: the NickAlias before it has no END',
      'NickCore at the end of the file: it has no END',
      'account BOB: it is there twice',
      'account ?: it has no name',
      'nick lost: the account that it belongs to is not in the file',
      'suspension nobody: its account is not in the file',
      'channel #LOBBY: it is there twice',
      'access *!*@op.example.org in #lobby: it is no account, and ranks go by account here',
      'access bob in #lobby: it gives no rank',
      'ChanAccess #nowhere: its channel is not in the file',
      'ban in #lobby: whom it hits is not in the file',
      'ban /.*bot.*/: it is a regular expression',
      'ban *@*#spammer: it is of real names too, and there is nothing of the kind here',
      'ban spammer: it is of real names, and there is nothing of the kind here',
      'ban #badroom: it is of nicks or channels, and there is nothing of the kind here',
      'forbidden name admin*: there is nothing of the kind here',
      'account carol: its owner has not confirmed it',
      'mode SSL of #lobby: there is no such mode here',
      'channel #closed: it is suspended there',
    ]);
  });
});

test('the JSON of Anope tells accounts by numbers', () => {
  const imported = found(readAnope(fixture('anope.json'), now));
  expect(imported.accounts).toStrictEqual([
    {
      name: 'Alice',
      registeredAt: 1_500_000_000_000,
      nicks: ['alice_away'],
      certificates: [fingerprint],
      passwordHash: '$argon2id$v=19$x',
      enforce: true,
    },
  ]);
  expect(imported.channels).toStrictEqual([
    {
      name: '#lobby',
      registeredAt: 1_500_001_000_000,
      founders: ['Alice'],
      modes: 'nt',
      access: [],
      lists: [],
    },
  ]);
  expect(skippedLines(imported)).toStrictEqual([
    'NickCore 2: it is no JSON object',
    `certificate ${'cd'.repeat(32)}: the account that it belongs to is not in the file`,
  ]);
});

test.each([
  ['access/xop', 'QOP', '', 'q'],
  ['access/xop', 'sop', '', 'a'],
  ['access/xop', 'AOP', '', 'o'],
  ['access/xop', 'HOP', '', 'h'],
  ['access/xop', 'VOP', '', 'v'],
  ['access/xop', 'XOP', '', undefined],
  ['access/flags', 'Fcf', '', 'q'],
  ['access/flags', 'afi', '', 'a'],
  ['access/flags', 'Oki', '', 'o'],
  ['access/flags', 'H', '', 'h'],
  ['access/flags', 'Vg', '', 'v'],
  ['access/flags', 'kbi', '', undefined],
  ['access/access', '10000', '', 'q'],
  ['access/access', '10', '', 'a'],
  ['access/access', '9', '', 'o'],
  ['access/access', '4', '', 'h'],
  ['access/access', '3', '', 'v'],
  ['access/access', '2', '', undefined],
  ['access/access', '-1', '', undefined],
  ['access/access', 'x', '', undefined],
  ['access/access', '50', 'AUTOOP 50 AUTOPROTECT 80', 'o'],
  ['access/access', '49', 'AUTOOP 50 AUTOPROTECT 80 AUTOHALFOP -1 AUTOVOICE 49', 'v'],
])('by %s, %s with the levels "%s" is %s', (provider, data, levels, mode) => {
  expect(rankOf(provider, data, levels)).toBe(mode);
});

test.each([
  ['nothing', '', 'This is no database of Anope: there is no object in it.'],
  ['another format', 'DBV 12\nMU x', 'This is no database of Anope: such a file begins with OBJECT.'],
  ['broken JSON', '{"data":', 'This is no database of Anope: there is no JSON object with data in it.'],
  ['other JSON', '{"users":{}}', 'This is no database of Anope: there is no JSON object with data in it.'],
  ['a new version', '{"version":2,"data":{}}', 'This database of Anope is of version 2, and 1 is known.'],
])('a file with %s is refused', (_title, text, fault) => {
  expect(read(text)).toStrictEqual({ fault });
});
