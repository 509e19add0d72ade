import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportGround } from '../../src/import/plan/ground.ts';
import { type ImportFormat, type ImportPlan, planImport } from '../../src/import/plan/plan.ts';
import { importReport } from '../../src/import/plan/report.ts';
import { bcryptHash, buntFile, buntFixture, fingerprint, fixture, now, skippedLines } from './fixtures.ts';

const empty: ImportGround = {
  settings: {
    casemapping: 'ascii',
    nickCharsMax: 16,
    channelBytesMax: 32,
    topicBytesMax: 40,
    kickBytesMax: 40,
    keyBytesMax: 23,
    listEntriesMax: 3,
  },
  now,
  accounts: [],
  channels: [],
  certificates: [],
  bans: [],
  isKnownHash: hash => /^(sha3-512:)?\$2a\$|^\$z\$|^\$argon2id\$/.test(hash),
  banTarget: text => (text.includes(' ') ? undefined : text),
};

/** What is planned for the JSON that Ergo imports, which is the easiest to write. */
function planned(file: object, ground: Partial<ImportGround> = {}): ImportPlan {
  const json = JSON.stringify({ version: 1, source: 'atheme', users: {}, channels: {}, ...file });
  return plannedFor('ergo', Buffer.from(json), ground);
}

function plannedFor(format: ImportFormat, bytes: Uint8Array, ground: Partial<ImportGround> = {}): ImportPlan {
  const plan = planImport(format, bytes, { ...empty, ...ground });
  if ('fault' in plan) throw new Error(plan.fault);
  return plan;
}

const users = (...list: readonly object[]) => ({ users: Object.fromEntries(list.entries()) });
const user = (name: string, more: object = {}) => ({ name, hash: bcryptHash, registeredAt: 1e18, ...more });

/** A file with the account alice and one channel of hers. */
const room = (channel: object) => ({
  ...users(user('alice'), user('bob')),
  channels: { '#a': { name: '#a', founder: 'alice', registeredAt: 1e18, ...channel } },
});

describe('names of accounts', () => {
  test.each([
    ['two words', 'a b', 'there is a character in it that no nick has here'],
    ['a digit in front', '1a', 'it begins with a digit or a hyphen'],
    ['too long', 'a'.repeat(17), 'it is longer than 16 characters'],
    ['a service', 'NICKSERV', 'the server itself listens by this name'],
    ['one that is here', 'ANNA', 'it belongs to an account that is here'],
    ['a grouped nick that is here', 'anna2', 'it belongs to an account that is here'],
    ['one that looks like one here', 'Anna-l1', 'it looks like a nick of anna'],
  ])('%s are not taken', (_title, name, why) => {
    const plan = planned(users(user(name)), { accounts: [{ name: 'anna', nicks: ['anna2', 'anna-ll'] }] });
    expect(plan.accounts).toStrictEqual([]);
    expect(skippedLines(plan)).toStrictEqual([`account ${name}: ${why}`]);
  });

  test('go to the oldest of those that look the same, and of no age to the last', () => {
    const plan = planned(
      users(user('bi11', { registeredAt: 0 }), user('bill'), user('Bill', { registeredAt: 9e17 })),
    );
    expect(plan.accounts).toMatchObject([{ name: 'Bill', registeredAt: 9e11 }]);
    expect(skippedLines(plan)).toStrictEqual([
      'account bill: it belongs to Bill of the same file',
      'account bi11: it looks like a nick of Bill',
    ]);
  });

  test('come before nicks of others, of which each goes to one', () => {
    const plan = planned(
      users(
        user('alice', { additionalNicks: ['bob', 'Alice', 'al', 'AL', 'x y', 'a1'], registeredAt: 1 }),
        user('bob', { additionalNicks: ['al', 'bobby', 'B0b'] }),
      ),
    );
    expect(plan.accounts.map(({ name, nicks }) => [name, ...nicks])).toStrictEqual([
      ['alice', 'al', 'a1'],
      ['bob', 'bobby', 'B0b'],
    ]);
    expect(skippedLines(plan)).toStrictEqual([
      'nick bob of alice: it belongs to bob of the same file',
      'nick x y of alice: there is a character in it that no nick has here',
      'nick al of bob: it belongs to alice of the same file',
    ]);
  });
});

describe('what belongs to accounts', () => {
  test.each([
    ['sha256:0123:4567', 'sha256'],
    ['$6$salt$hash', 'SHA-512 of crypt'],
    ['$anope$enc_sha256$x$y', 'anope'],
    ['$rawsha256$x', 'rawsha256'],
    ['hmac-sha512:x', 'hmac-sha512'],
    ['the password: itself', 'unknown'],
  ])('the hash %s cannot be checked, and is shown to nobody', (hash, scheme) => {
    const plan = planned(users(user('alice', { hash })));
    expect(plan.accounts).toMatchObject([{ name: 'alice' }]);
    expect(plan.accounts[0]).not.toHaveProperty('passwordHash');
    expect(skippedLines(plan)).toStrictEqual([
      `password of alice: it is kept in a way that is not known here (${scheme}); set one with admin account reset`,
    ]);
  });

  test('there may be no password', () => {
    expect(skippedLines(planned(users({ name: 'alice' })))).toStrictEqual([
      'password of alice: there is none in the file; set one with admin account reset',
    ]);
  });

  test('certificates are SHA-256, and each stands for one', () => {
    const other = 'cd'.repeat(32);
    const plan = planned(
      users(
        user('alice', { certfps: [fingerprint, 'ab'.repeat(20), fingerprint.toUpperCase(), other] }),
        user('bob', { certfps: [`AB:${'ab'.repeat(31)}`] }),
      ),
      { certificates: [other] },
    );
    expect(plan.accounts.map(({ certificates }) => certificates)).toStrictEqual([[fingerprint], []]);
    expect(skippedLines(plan)).toStrictEqual([
      `certificate ${'ab'.repeat(20)} of alice: it is no SHA-256 of a certificate`,
      `certificate ${other} of alice: it stands for another account`,
      `certificate ${fingerprint} of bob: it stands for another account`,
    ]);
  });

  test('an e-mail address and a vhost must be such', () => {
    const plan = planned(users(user('alice', { email: 'a b@c', vhost: 'no host!' })));
    expect(plan.accounts[0]).toStrictEqual({
      name: 'alice',
      registeredAt: 1e12,
      nicks: [],
      passwordHash: bcryptHash,
      certificates: [],
    });
    expect(skippedLines(plan)).toStrictEqual([
      'e-mail address of alice: it is none',
      'vhost no host! of alice: no host is written so here',
    ]);
  });

  test('a suspension that has ended is none', () => {
    const { accounts } = plannedFor('ergo', buntFixture('ergo-channels-24.txt', 'ergo-accounts.txt'));
    const byName = new Map(accounts.map(account => [account.name, account]));
    expect(byName.get('bob')).not.toHaveProperty('suspended');
    expect(byName.get('dave')?.suspended).toStrictEqual({ reason: 'suspended in Ergo', by: '*', at: now });
  });
});

describe('channels', () => {
  test('are taken with all that they can have', () => {
    const { channels } = plannedFor('ergo', fixture('ergo-import.json'));
    expect(channels).toStrictEqual([
      {
        name: '#Lobby',
        founder: 'Alice',
        registeredAt: 1_500_001_000_000,
        topic: { text: 'hello', by: 'Alice', at: 1_500_001_300_000 },
        modes: 'int',
        key: 'sesame',
        limit: 25,
        forward: '#overflow',
        access: [{ account: 'bob', mode: 'v' }],
        lists: [],
      },
    ]);
  });

  test.each([
    ['no hash', { '&a': { founder: 'alice' } }, 'channel &a: its name does not begin with a #'],
    ['nothing but a hash', { '#': { founder: 'alice' } }, 'channel #: its name is empty'],
    [
      'a comma',
      { '#a,b': { founder: 'alice' } },
      'channel #a,b: there is a character in its name that none has here',
    ],
    [
      'too long',
      { ['#'.repeat(33)]: { founder: 'alice' } },
      `channel ${'#'.repeat(33)}: its name is longer than 32 bytes`,
    ],
    [
      'one that is here',
      { '#HERE': { founder: 'alice' } },
      'channel #HERE: there is a registered channel of this name already',
    ],
    ['no founder', { '#a': { founder: 'eve' } }, 'channel #a: no account of its founder is taken: eve'],
    [
      'one of somebody else',
      { '#a': { founder: 'anna' } },
      'channel #a: no account of its founder is taken: anna',
    ],
  ])('with %s are not taken', (_title, channels, line) => {
    const plan = planned(
      { ...users(user('alice')), channels },
      { channels: ['#here'], accounts: [{ name: 'anna', nicks: [] }] },
    );
    expect(plan.channels).toStrictEqual([]);
    expect(skippedLines(plan)).toStrictEqual([line]);
  });

  test('of the same name are taken once', () => {
    const channels = { '#a': { founder: 'alice' }, '#A': { founder: 'alice' } };
    const plan = planned({ ...users(user('alice')), channels });
    expect(plan.channels).toMatchObject([{ name: '#a', registeredAt: now }]);
    expect(skippedLines(plan)).toStrictEqual(['channel #A: another channel of the file has this name']);
  });

  test('go to a successor when their founder is not taken', () => {
    const { channels } = plannedFor('atheme', fixture('services.db'), {
      accounts: [{ name: 'Alice', nicks: [] }],
    });
    expect(channels.map(({ name, founder }) => `${name} ${founder}`)).toStrictEqual([
      '#lobby bob',
      '#grouped bob',
    ]);
  });

  test('keep out and let in whom they did, as far as that can be written here', () => {
    const masks = ['bob', 'a:alice', 'a:eve', 'm:a:eve', 'a:e*', 'BOB!*@*', '~q:x y', 'm:x', 'y'];
    const bans = Object.fromEntries(masks.map(mask => [mask, { CreatorNickmask: ':the oper' }]));
    const document = { Name: '#a', Founder: 'alice', Bans: bans, Invites: { 'm:x': {} } };
    const plan = plannedFor('ergo', ergoWith(document), {
      settings: { ...empty.settings, listEntriesMax: 4 },
    });
    const by = 'theoper';
    expect(plan.channels[0]?.lists).toStrictEqual(
      ['bob!*@*', 'a:alice', 'a:e*', 'm:x!*@*'].map(mask => ({ letter: 'b', mask, by, at: now })),
    );
    expect(skippedLines(plan)).toStrictEqual([
      'password of alice: there is none in the file; set one with admin account reset',
      'entry +b a:eve in #a: no such account is taken',
      'entry +b m:a:eve in #a: no such account is taken',
      'entry +b ~q:x y in #a: no entry is written so here',
      'entry +b y in #a: the list is full with 4 entries',
      'entry +I m:x in #a: no entry is written so here',
    ]);
  });

  test('have flags, keys, limits and forwards that there can be here', () => {
    const plan = planned(room({ modes: 'ntEbn', key: 'a b', limit: 1e9, forward: 'nowhere' }));
    expect(plan.channels[0]).toStrictEqual({
      name: '#a',
      founder: 'alice',
      registeredAt: 1e12,
      modes: 'nt',
      access: [],
      lists: [],
    });
    expect(skippedLines(plan)).toStrictEqual([
      'mode +E of #a: there is no such mode here',
      'mode +b of #a: there is no such mode here',
      'mode +k of #a: its parameter cannot be one here',
      'mode +l of #a: its parameter cannot be one here',
      'mode +f of #a: its parameter cannot be one here',
    ]);
  });

  test('give the highest of several ranks, and none to strangers of the same name', () => {
    const amode = { alice: 'v', bob: 'v', BOB: 'o', Bob: 'h', anna: 'q', eve: 'o' };
    const plan = planned(room({ amode }), { accounts: [{ name: 'anna', nicks: [] }] });
    expect(plan.channels[0]?.access).toStrictEqual([{ account: 'bob', mode: 'o' }]);
    expect(skippedLines(plan)).toStrictEqual([
      'access anna in #a: no such account is taken',
      'access eve in #a: no such account is taken',
    ]);
  });

  test('have topics of one line', () => {
    const { channels } = planned(
      room({ topic: `a\r\nQUIT\0 ${'é'.repeat(40)}`, topicSetBy: ':eve x\r\n', topicSetAt: 0 }),
    );
    expect(channels[0]?.topic).toStrictEqual({ text: `a QUIT  ${'é'.repeat(16)}`, by: 'evex', at: now });
  });
});

describe('bans', () => {
  test('are taken unless they have ended, are here, or cannot be set', () => {
    const bans = [
      ['set', 'bans.klinev2 a!*@*', { reason: 'x\ny', oper_reason: 'z\n', oper_name: 'an oper' }],
      ['set', 'bans.klinev2 b!*@*', {}],
      ['set', 'bans.klinev2 c d', {}],
      ['set', 'bans.klinev2 e!*@*', { TimeCreated: '2023-01-01T00:00:00Z', Duration: 1e9 }],
    ] as const;
    const commands = bans.map(([command, key, value]) => [command, key, JSON.stringify(value)]);
    const plan = plannedFor('ergo', buntFile([['set', 'db.version', '24'], ...commands]), {
      bans: ['B!*@*'],
    });
    expect(plan.bans).toStrictEqual([{ target: 'a!*@*', reason: 'x y', note: 'z ', by: 'anoper', at: now }]);
    expect(skippedLines(plan)).toStrictEqual([
      'ban b!*@*: there is a ban of the same already',
      'ban c d: no ban is written so here',
      'ban e!*@*: it has ended',
    ]);
  });
});

/** A database of Ergo with the account alice and one channel. */
function ergoWith(document: object): Uint8Array {
  return buntFile([
    ['set', 'db.version', '24'],
    ['set', 'account.exists alice', '1'],
    ['set', 'account.verified alice', '1'],
    ['set', '1 A', JSON.stringify(document)],
  ]);
}

test('a file of another format is refused', () => {
  expect(planImport('anope', fixture('services.db'), empty)).toStrictEqual({
    fault: 'This is no database of Anope: such a file begins with OBJECT.',
  });
});

test('a plan taken in is in the way of itself: nothing is taken twice', () => {
  const files = [
    ['ergo', buntFixture('ergo-channels-24.txt', 'ergo-accounts.txt')],
    ['anope', fixture('anope.db')],
    ['atheme', fixture('services.db')],
  ] as const;
  for (const [format, bytes] of files) {
    const { accounts, channels, bans } = plannedFor(format, bytes);
    const ground = {
      accounts,
      channels: channels.map(({ name }) => name),
      bans: bans.map(({ target }) => target),
    };
    const again = plannedFor(format, bytes, ground);
    expect([again.accounts, again.channels, again.bans]).toStrictEqual([[], [], []]);
    expect(accounts.length + channels.length).toBeGreaterThan(2);
  }
});

test('the report says first what is taken, and then what is not', () => {
  const channels = { '#\x1b[2J': { founder: 'alice' } };
  const plan = planned({ ...users(user('alice', { additionalNicks: ['al'] }), user('a b')), channels });
  expect(importReport(plan)).toStrictEqual([
    'Taken: 1 account, 1 nick besides their names, 0 registered channels, 0 bans.',
    'Skipped of kind "account": 1.',
    '  a b: there is a character in it that no nick has here.',
    'Skipped of kind "channel": 1.',
    '  #[2J: there is a character in its name that none has here.',
  ]);
});

describe('a file that is broken anywhere', () => {
  const files = [
    ['ergo', buntFixture('ergo-channels-24.txt', 'ergo-accounts.txt')],
    ['ergo', buntFixture('ergo-channels-22.txt', 'ergo-accounts.txt')],
    ['ergo', fixture('ergo-import.json')],
    ['anope', fixture('anope.db')],
    ['anope', fixture('anope.json')],
    ['atheme', fixture('services.db')],
  ] as const;
  const scraps = [
    '\n',
    ' ',
    '"',
    '{',
    '\0',
    '\xff',
    '1e999',
    'null',
    '[]',
    'constructor',
    '__proto__',
    '$9\r\n',
  ];

  test.each(files)('of %s is read, or refused in a sentence', (format, bytes) => {
    const cut = fc.record({
      at: fc.integer({ min: 0, max: bytes.length }),
      gone: fc.nat(40),
      scrap: fc.constantFrom(...scraps),
    });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), cuts => {
        let broken = Buffer.from(bytes).toString('latin1');
        for (const { at, gone, scrap } of cuts)
          broken = broken.slice(0, at) + scrap + broken.slice(at + gone);
        const plan = planImport(format, Buffer.from(broken, 'latin1'), empty);
        if ('fault' in plan) expect(plan.fault).toMatch(/^This .*\.$/);
        else for (const { why } of plan.skipped) expect(why).toMatch(/^[a-z+]/);
      }),
    );
  });
});

test('what is said of a file that cannot be read is one line, whatever stands in it', () => {
  const plan = planImport('ergo', buntFile([['set', 'db.version', '\r\n3\u001b']]), empty);
  expect(plan).toEqual({
    fault: 'This database of Ergo is of schema 3, and 12 to 24 are known. Ergo upgrades old ones.',
  });
});

test('words of files that JavaScript knows mean nothing', () => {
  const words = ['constructor', '__proto__', 'toString'];
  const atheme = plannedFor('atheme', Buffer.from(['DBV 12', ...words].join('\n')));
  const anope = plannedFor(
    'anope',
    Buffer.from(`OBJECT ChannelInfo\nDATA name #a\nDATA last_modes ${words.join(' ')}\nEND\n`),
  );
  expect(skippedLines(atheme)).toStrictEqual([]);
  expect(skippedLines(anope)).toStrictEqual([
    ...words.map(word => `mode ${word} of #a: there is no such mode here`),
    'channel #a: it has no founder',
  ]);
});
