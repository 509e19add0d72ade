import { describe, expect, test } from 'vitest';
import { capabilities, isCapability } from './capabilities.ts';
import { channelMode, channelModes, ranks } from './channel-modes.ts';
import { extbans } from './extbans.ts';
import { type AnnouncedLimits, isupportTokens } from './isupport.ts';
import { userModes } from './modes.ts';
import { type Numeric, numerics } from './numerics.ts';

const limits: AnnouncedLimits = {
  network: 'Test Net',
  casemapping: 'ascii',
  nickCharsMax: 30,
  userCharsMax: 12,
  channelBytesMax: 64,
  topicBytesMax: 390,
  kickBytesMax: 300,
  awayBytesMax: 301,
  keyBytesMax: 32,
  realBytesMax: 128,
  channelsPerUserMax: 100,
  listEntriesMax: 99,
  modesPerLineMax: 20,
  multilineBytesMax: 4096,
  multilineLinesMax: 32,
  monitorEntriesMax: 50,
  targetsMax: 4,
  silenceEntriesMax: 32,
  historyPageMax: 1000,
  clientTagsDenied: [],
  paced: true,
  lobby: '#lobby',
};

describe('numerics', () => {
  const rows: readonly (readonly [string, Numeric])[] = Object.entries(numerics);

  test('no code is given to two of them', () => {
    const codes = rows.map(([, { code }]) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toStrictEqual([]);
  });

  test('they are in the order of their codes, which are three digits', () => {
    const codes = rows.map(([, { code }]) => code);
    expect(codes).toStrictEqual([...codes].sort());
    for (const code of codes) expect(code).toMatch(/^\d{3}$/);
  });

  test('replies are below 400, errors above, and from 600 on it is as each extension says', () => {
    for (const [name, { code }] of rows) {
      if (code < '600') expect(name.startsWith('ERR_')).toBe(code >= '400');
    }
  });

  test('their texts are whole and stand on one line', () => {
    for (const [, { text = 'x' }] of rows) expect(text).toMatch(/^[^\s:][ -~]*$/);
  });
});

describe('modes', () => {
  test('each letter stands for one channel mode', () => {
    const letters = channelModes.map(mode => mode.letter);
    expect(new Set(letters).size).toBe(letters.length);
    for (const mode of channelModes) expect(channelMode(mode.letter)).toBe(mode);
    expect(channelMode('Z')).toBeUndefined();
  });

  test("members' modes have a prefix, each another, and no others have one", () => {
    for (const { kind, prefix } of channelModes) expect(prefix !== undefined).toBe(kind === 'prefix');
    const prefixes = channelModes.flatMap(({ prefix }) => prefix ?? []);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test("members' modes stand for all ranks, the highest first", () => {
    expect(channelModes.flatMap(({ rank }) => rank ?? [])).toStrictEqual([...ranks].reverse());
  });

  test('what takes no parameter says none, and all else says which', () => {
    for (const { kind, takes } of channelModes) expect(takes === undefined).toBe(kind === 'never');
  });

  test('each letter of an extended ban is another, whatever the case', () => {
    const letters = extbans.map(({ letter }) => letter.toLowerCase());
    expect(new Set(letters).size).toBe(letters.length);
  });

  test('each letter stands for one user mode', () => {
    expect(new Set(userModes.map(mode => mode.letter)).size).toBe(userModes.length);
  });
});

describe('capabilities', () => {
  test('they are in alphabetical order, each once', () => {
    const names = capabilities.map(({ name }) => name);
    expect(names).toStrictEqual([...new Set(names)].sort());
  });

  test('a name in the table is one, and no other', () => {
    expect(['server-time', 'tls', '', 'SERVER-TIME', '__proto__'].map(isCapability)).toStrictEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('ISUPPORT', () => {
  const tokens = isupportTokens(limits);
  const values = new Map(
    tokens.map(token => [token.split('=')[0] ?? '', token.slice(token.indexOf('=') + 1)]),
  );

  test('SAFERATE is told where lines are taken at a safe rate, and only there', () => {
    expect(tokens).toContain('SAFERATE');
    expect(isupportTokens({ ...limits, paced: false })).not.toContain('SAFERATE');
  });

  test('the tokens are sorted, each is there once, and each is one word', () => {
    const names = [...values.keys()];
    expect(names).toHaveLength(tokens.length);
    expect(names).toStrictEqual([...names].sort());
    for (const token of tokens) expect(token).toMatch(/^(?:salon\/)?[A-Z0-9]+(=[!-~]*)?$/);
  });

  test('modes are those of the table, by their kinds', () => {
    expect(values.get('CHANMODES')).toBe('beI,k,flW,CMQRSUcimnstu');
    expect(values.get('PREFIX')).toBe('(qaohv)~&@%+');
    expect(values.get('STATUSMSG')).toBe('~&@%+');
    expect([values.get('EXCEPTS'), values.get('INVEX')]).toStrictEqual(['e', 'I']);
    expect([values.get('EXTBAN'), values.get('ACCOUNTEXTBAN')]).toStrictEqual([',Uamr', 'a,account']);
    const told = `${values.get('CHANMODES')}${values.get('PREFIX')}`;
    for (const { letter } of channelModes) expect(told).toContain(letter);
  });

  test('limits are those of the settings', () => {
    const expected = {
      AWAYLEN: '301',
      CHANLIMIT: '#:100',
      CHANNELLEN: '64',
      HOSTLEN: '63',
      KEYLEN: '32',
      KICKLEN: '300',
      MAXLIST: 'b:99,e:99,I:99',
      MAXTARGETS: '4',
      MODES: '20',
      MONITOR: '50',
      NAMELEN: '128',
      NICKLEN: '30',
      TOPICLEN: '390',
      USERLEN: '12',
    };
    for (const [name, value] of Object.entries(expected))
      expect([name, values.get(name)]).toStrictEqual([name, value]);
  });

  test('names are compared as they are folded, and channels begin as they are recognised', () => {
    expect(values.get('CASEMAPPING')).toBe('ascii');
    expect(values.get('CHANTYPES')).toBe('#');
  });

  test('every command that takes several targets says how many', () => {
    expect(values.get('TARGMAX')).toBe(
      'JOIN:,KICK:4,LIST:,MONITOR:,NAMES:1,NOTICE:4,PART:,PRIVMSG:4,TAGMSG:4,WHOIS:1,WHOWAS:1',
    );
  });

  test("the network's name is one word, whatever it is", () => {
    const network = (name: string) =>
      isupportTokens({ ...limits, network: name }).find(token => token.startsWith('NETWORK='));
    expect(network('Test Net')).toBe('NETWORK=Test\\x20Net');
    expect(network('a=b\\c')).toBe('NETWORK=a\\x3Db\\x5Cc');
  });
});
