import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError, defaultSettings, parseSettings, readSettings, type Settings } from './config.ts';
import { operRows } from './opers.ts';

const folder = mkdtempSync(join(tmpdir(), 'salon-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The lines of the complaint about some settings. */
function complaints(yaml: string): string[] {
  try {
    parseSettings(yaml, 'f');
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** Every setting with its path and its default, the fields of a door among them. A list of words is one. */
function leaves(value: unknown, path: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
  const isOne = Array.isArray(value) && value.every(entry => typeof entry === 'string');
  if (typeof value !== 'object' || value === null || isOne) return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]));
}

const root = { name: 'root', password: 'swordfish', privileges: ['kill'] };

/** YAML that sets one setting. Of doors and operators the first one is set, beside what it must have. */
function yamlOf(path: readonly string[], value: unknown): string {
  if (path[0] === 'doors' && path.length > 1) {
    return JSON.stringify({ doors: [{ kind: 'irc', port: 1, [path[2] ?? '']: value }] });
  }
  if (path[0] === 'opers' && path.length > 1) {
    return JSON.stringify({ opers: [{ ...root, [path[2] ?? '']: value }] });
  }
  return JSON.stringify(
    path.reduceRight<unknown>((inside, key) => (key === '0' ? [inside] : { [key]: inside }), value),
  );
}

const settings = leaves({ ...defaultSettings(), doors: [{ kind: 'irc', host: 'localhost', port: 6667 }] });

test('two doors at one port are refused, and two that take any free port are not', () => {
  const doors = (port: number) => `doors: [{ kind: irc, port: ${port} }, { kind: line, port: ${port} }]`;
  expect(complaints(doors(0))).toStrictEqual([]);
  expect(complaints(doors(7000))).toStrictEqual([
    'f: doors is [{"kind":"irc","host":"localhost","port":7000},{"kind":"line","host":"localhost","port":7000}]; expected each door at a port of its own',
  ]);
});

describe('every setting that is a number', () => {
  const numbers = settings.filter(({ value }) => typeof value === 'number').map(({ path }) => path);

  test.each(numbers.map(path => [path.join('.'), path] as const))(
    '%s has to be one, whole and within bounds',
    (at, path) => {
      expect(complaints(yamlOf(path, 'many'))).toStrictEqual([`f: ${at} is "many"; expected a number`]);
      expect(complaints(yamlOf(path, null))).toStrictEqual([`f: ${at} is null; expected a number`]);
      expect(complaints(yamlOf(path, 1.5))).toStrictEqual([`f: ${at} is 1.5; expected a whole number`]);
      const [low = ''] = complaints(yamlOf(path, -1));
      const [high = ''] = complaints(yamlOf(path, 1e15));
      const min = Number(/ is -1; expected at least (\d+)$/.exec(low)?.[1]);
      const max = Number(/ is 1000000000000000; expected at most (\d+)$/.exec(high)?.[1]);
      // The bounds themselves are allowed, though another setting may not go with them.
      for (const bound of [min, max]) {
        const others = complaints(yamlOf(path, bound)).filter(line => line.startsWith(`f: ${at} `));
        expect([bound, others]).toStrictEqual([bound, []]);
      }
    },
  );
});

test('two operators of one name are refused, and their passwords are not shown', () => {
  const opers = [root, { ...root, name: 'ROOT' }];
  const [complaint] = complaints(JSON.stringify({ opers }));
  expect(complaint).toContain('expected each operator under a name of its own');
  expect(complaint).not.toContain('swordfish');
});

describe('operators', () => {
  const classes = '[{name: a, extends: b, privileges: [kill]}, {name: b, title: boss, privileges: [die]}]';

  test('have the privileges of their class, of those that it extends, and their own', () => {
    const settings = parseSettings(
      `{operClasses: ${classes}, opers: [{name: x, account: x, class: a, privileges: [see, kill]}]}`,
      'f',
    );
    expect(operRows(settings)).toStrictEqual([
      { name: 'x', account: 'x', auto: false, privileges: ['kill', 'die', 'see'], title: 'boss' },
    ]);
  });

  test.each([
    [
      '{operClasses: [{name: a, extends: nosuch}]}',
      'operClasses.0.extends is "nosuch"; expected the name of a class',
    ],
    [
      '{operClasses: [{name: a, extends: b}, {name: b, extends: c}, {name: c, extends: b}]}',
      'operClasses.1.extends is "c"; expected a class that does not extend this one in the end',
    ],
    [
      '{operClasses: [{name: a, extends: a}]}',
      'operClasses.0.extends is "a"; expected a class that does not extend this one in the end',
    ],
    [
      '{operClasses: [{name: a}, {name: A}]}',
      'operClasses is [{"name":"a","privileges":[]},{"name":"A","privileges":[]}]; expected each class under a name of its own',
    ],
    [
      '{opers: [{name: x}]}',
      'opers.0 is {"name":"x","auto":false,"privileges":[]}; expected a password, an account or a certfp',
    ],
    [
      '{opers: [{name: x, password: p, account: x, auto: true}]}',
      'opers.0 is {"name":"x","password":"$hidden","account":"x","auto":true,"privileges":[]}; expected with auto, an account or a certfp, and no password',
    ],
  ])('%s is not taken', (yaml, complaint) => {
    expect(complaints(yaml)[0]).toBe(`f: ${complaint}`);
  });
});

test('a key that is too short is not shown', () => {
  const [complaint] = complaints('{cloak: {key: swordfish}}');
  expect(complaint).toBe(
    'f: cloak.key is not shown here; expected a text of at least 16 characters, or none',
  );
  for (const text of ['{cloak: [{key: swordfish}]}', '[{cloak: {key: swordfish}}]']) {
    expect(complaints(text)[0]).not.toContain('swordfish');
  }
  const [named] = complaints('{doors: [{kind: irc, port: 1, tls: [{key: a.pem}]}]}');
  expect(named).toContain('a.pem');
});

test('a value of metadata that would not fit a line under the longest names is refused', () => {
  const fits = '{limits: {channelBytesMax: 64}, metadata: {keyBytesMax: 64, valueBytesMax: 300}}';
  expect(complaints(fits)).toStrictEqual([]);
  expect(complaints(fits.replace('channelBytesMax: 64', 'channelBytesMax: 150'))).toStrictEqual([
    'f: metadata.valueBytesMax is 300; expected a number with which a value, a key and the longest names fit a line of 512 bytes',
  ]);
});

describe('every other setting', () => {
  const long = 'x'.repeat(9000);
  const wrong: readonly (readonly [path: string, value: unknown, expected: string])[] = [
    ['server.name', 'nodot', 'a name with a dot in it, as hosts have'],
    ['server.name', 'a b.c', 'one word without spaces or control characters'],
    ['server.name', ':a.b', 'one word without spaces or control characters'],
    ['server.name', '', 'a text that is not empty'],
    ['server.name', 5, 'a string'],
    ['server.name', `${'x'.repeat(63)}.y`, 'at most 63 characters'],
    ['server.casemapping', 'unicode', 'one of ascii, rfc1459, rfc1459-strict'],
    ['server.network', '', 'a text that is not empty'],
    ['server.network', 'a\nb', 'a text without control characters'],
    ['server.network', 'x'.repeat(33), 'at most 32 characters'],
    ['server.motd', 5, 'a string'],
    ['server.motd', long, 'at most 8192 characters'],
    ['server.password', ['a'], 'a string'],
    ['server.password', long, 'at most 256 characters'],
    ['server.password', '$2b$10$x', 'a hash that begins with $argon2id$'],
    ['admin.location', 'a\nb', 'a text without control characters'],
    ['admin.organisation', long, 'at most 128 characters'],
    ['admin.email', 5, 'a string'],
    ['opers', 5, 'an array'],
    ['opers.0.name', 'a b', 'one word without spaces or control characters'],
    ['opers.0.password', '', 'a text that is not empty'],
    ['opers.0.privileges', 'kill', 'an array'],
    ['opers.0.certfp', 'AB', '64 hexadecimal digits in lower case'],
    ['opers.0.class', 'nosuch', 'the name of a class'],
    ['operClasses', 5, 'an array'],
    ['users.modesDefault', 'o', 'letters out of RTiw'],
    ['accounts.registration', 'maybe', 'one of open, closed'],
    ['accounts.nicks', true, 'one of strict, optional, none'],
    ['accounts.devices', true, 'one of on, owner-decides, off'],
    ['accounts.alwaysOn', true, 'one of on, owner-decides, off'],
    ['accounts.email.from', 'nobody', 'an address for mail'],
    ['accounts.email.smtp.host', 'a b', 'a host name or an address'],
    ['accounts.email.smtp.secure', true, 'one of starttls, tls, none'],
    ['accounts.email.smtp.user', long, 'at most 256 characters'],
    ['accounts.email.smtp.password', long, 'at most 256 characters'],
    ['accounts.email.blocked', 'a@b', 'an array'],
    ['accounts.vhosts.requests', 'no', 'a boolean'],
    ['accounts.vhosts.allowed', '[a-z', 'a regular expression'],
    ['accounts.vhosts.offered', 'a.example', 'an array'],
    ['push.enabled', 'yes', 'a boolean'],
    ['push.contact', 'nobody', 'an address for mail, or one that begins with https://'],
    ['push.when', 'never', 'one of always, away'],
    ['push.ports', 443, 'an array'],
    ['push.privateRanges', '10.1.2.3', 'an array'],
    ['push.privateRanges.0', 'home', 'an IP address, or a range of them such as 10.0.0.0/8'],
    ['lobby', 'lobby', 'a channel name that begins with #'],
    ['lobby', '#', 'a channel name that begins with #'],
    ['lobby', '#a,b', 'a channel name that begins with #'],
    ['lobby', '#a b', 'one word without spaces or control characters'],
    ['lobby', '#\u200bx', 'a channel name without invisible characters'],
    ['lobby', `#${'é'.repeat(32)}`, 'a channel name of at most 64 bytes, as limits.channelBytesMax says'],
    ['limits.clientTagsDenied', 'typing', 'an array'],
    ['doors', [], 'at least 1 of them'],
    ['doors', 5, 'an array'],
    ['doors.0.kind', 'smtp', 'one of line, irc, web'],
    ['doors.0.host', '', 'a text that is not empty'],
    ['doors.0.host', 5, 'a string'],
    ['doors.0.mode', '0660', 'no mode without a path'],
    ['doors.0.proxyProtocol', 'yes', 'a boolean'],
    ['doors.0.tls', true, 'an object'],
    ['web.origins', 'https://a.example', 'an array'],
    ['web.origins.0', 'a.example', 'a site such as https://chat.example.org, or *'],
    ['web.imagesFrom', 'https:', 'an array'],
    [
      'web.imagesFrom.0',
      "'self'; script-src *",
      'https:, http: or a site such as https://images.example.org',
    ],
    ['files.enabled', 'yes', 'a boolean'],
    ['files.types', 'image/png', 'an array'],
    ['files.types.0', 'image/*', 'a type of media such as image/png'],
    ['files.guests', 'yes', 'a boolean'],
    ['files.url', 'chat.example/', 'https://chat.example.org'],
    ['trust.proxies', '10.0.0.0/8', 'an array'],
    ['trust.proxies.0', 'everyone', 'an IP address, or a range of them such as 10.0.0.0/8'],
    ['trust.proxies.0', '10.1', 'an IP address, or a range of them such as 10.0.0.0/8'],
    ['trust.proxies.0', '10.0.0.0/33', 'an IP address, or a range of them such as 10.0.0.0/8'],
    ['trust.webirc', 'x', 'an array'],
    ['reverseDns', 'no', 'a boolean'],
    ['sts.enabled', 1, 'a boolean'],
    ['sts.preload', 'x', 'a boolean'],
    ['channels.modesDefault', 'xyz', 'letters out of CMQRSUcimnstu'],
    ['data.folder', '', 'a text that is not empty'],
    ['data.folder', 'a\nb', 'the name of a folder'],
    ['accounts.customNames', 'yes', 'a boolean'],
    ['accounts.beforeConnect', 'yes', 'a boolean'],
    ['accounts.emailRequired', 'yes', 'a boolean'],
    ['accounts.required', 'yes', 'a boolean'],
    ['accounts.requiredExempt', 'x', 'an array'],
    ['metadata.operatorKeys', 'private/', 'an array'],
    ['metadata.operatorKeys.0', 'Private', 'a key, of small letters, digits, and _ . / -'],
    ['history.enabled', 'yes', 'a boolean'],
    ['history.readable', 'nobody', 'one of joined, members, all'],
    ['history.durable', 'yes', 'a boolean'],
    ['history.ownRemovable', 'yes', 'a boolean'],
    ['history.toldOnJoin', 'yes', 'a boolean'],
    ['log.level', 'loud', 'one of debug, info, warn, error, silent'],
    ['log.format', 'xml', 'one of text, json'],
    ['limits', 5, 'an object'],
    ['guards.exempt', 'all', 'an array'],
    ['guards.floodExempt', 'all', 'an array'],
    ['cloak.enabled', 'yes', 'a boolean'],
    ['cloak.key', 'too short', 'a text of at least 16 characters, or none'],
    ['channels.registration', 'closed', 'one of open, operators'],
    ['cloak.suffix', '.IP', 'up to 15 of a-z, 0-9, dots and dashes'],
  ];

  test.each(wrong)('%s: %j is not taken', (at, value, expected) => {
    expect(complaints(yamlOf(at.split('.'), value))).toStrictEqual([
      `f: ${at} is ${/password$|^cloak.key$/.test(at) ? 'not shown here' : JSON.stringify(value)}; expected ${expected}`,
    ]);
  });

  test('is among these', () => {
    const others = settings
      .filter(({ value }) => typeof value !== 'number')
      .map(({ path }) => path.join('.'));
    const tried = new Set(wrong.map(([path]) => path));
    expect(others.filter(path => !tried.has(path))).toStrictEqual([]);
  });
});

describe('settings', () => {
  test('that are missing have their defaults', () => {
    const { limits, ...others } = defaultSettings();
    const expected: Settings = { ...others, limits: { ...limits, nickCharsMax: 9 } };
    expect(parseSettings('limits: {nickCharsMax: 9}', 'f')).toStrictEqual(expected);
    expect(parseSettings('', 'f')).toStrictEqual(defaultSettings());
    expect(parseSettings('# nothing but a comment', 'f')).toStrictEqual(defaultSettings());
  });

  test('of a door have their defaults too, but kind and port must be given', () => {
    expect(parseSettings('doors: [{kind: line, port: 1}]', 'f').doors).toStrictEqual([
      { kind: 'line', host: 'localhost', port: 1 },
    ]);
    expect(complaints('doors: [{kind: line, port: 1}, {}]')).toStrictEqual([
      'f: doors.1.kind is missing; expected one of line, irc, web',
      'f: doors.1.port is missing; expected a number',
    ]);
  });

  test('of a door are at a port or at a path, and not at both', () => {
    expect(complaints('doors: [{kind: irc, path: a}, {kind: line, path: b, mode: "0600"}]')).toStrictEqual(
      [],
    );
    expect(complaints('doors: [{kind: irc, path: a, port: 1}]')).toStrictEqual([
      'f: doors.0.port is 1; expected no port beside a path',
    ]);
    expect(complaints('doors: [{kind: irc, path: a}, {kind: line, path: a}]')[0]).toContain(
      'expected each door at a port of its own',
    );
  });

  test('of TLS need a certificate with its key', () => {
    const tls = (text: string) => `doors: [{kind: irc, port: 1, tls: ${text}}]`;
    expect(complaints(tls('{certificates: [{cert: a, key: b}]}'))).toStrictEqual([]);
    expect(complaints(tls('{certificates: []}'))).toStrictEqual([
      'f: doors.0.tls.certificates is []; expected at least 1 of them',
    ]);
    expect(complaints(tls('{certificates: [{cert: a}]}'))).toStrictEqual([
      'f: doors.0.tls.certificates.0.key is missing; expected a string',
    ]);
  });

  test('of a web gateway need a password and addresses', () => {
    expect(
      complaints('trust: {webirc: [{addresses: []}, {password: x, addresses: [h], fingerprint: AB}]}'),
    ).toStrictEqual([
      'f: trust.webirc.0.password is missing; expected a string',
      'f: trust.webirc.0.addresses is []; expected at least 1 of them',
      'f: trust.webirc.1.addresses.0 is "h"; expected an IP address, or a range of them such as 10.0.0.0/8',
      'f: trust.webirc.1.fingerprint is "AB"; expected 64 hexadecimal digits in lower case',
    ]);
  });

  test('by default let no one in from elsewhere', () => {
    expect(defaultSettings().doors.map(({ host }) => host)).toStrictEqual([
      'localhost',
      'localhost',
      'localhost',
    ]);
  });

  test('are all complained of at once, each by one line', () => {
    expect(complaints('limits: {nickCharsMax: 0, targetsMax: x}\nlobby: ""\nnosuch: 1')).toStrictEqual([
      'f: lobby is ""; expected a text that is not empty',
      'f: limits.nickCharsMax is 0; expected at least 1',
      'f: limits.targetsMax is "x"; expected a number',
      'f: nosuch: there is no such setting',
    ]);
  });

  test.each([
    ['a', 'a: 1', ['f: a: there is no such setting']],
    [
      'limits.a and limits.b',
      'limits: {a: 1, b: 2}',
      ['f: limits.a: there is no such setting', 'f: limits.b: there is no such setting'],
    ],
    ['doors.0.ssl', 'doors: [{kind: irc, port: 1, ssl: true}]', ['f: doors.0.ssl: there is no such setting']],
    ['__proto__', '{"__proto__": {"a": 1}}', ['f: __proto__: there is no such setting']],
  ])('that there are none are told of: %s', (_title, yaml, expected) => {
    expect(complaints(yaml)).toStrictEqual(expected);
  });

  test('that are ranges of addresses are checked one by one', () => {
    expect(complaints('guards: {exempt: [192.0.2.1, "::1/129", here]}')).toStrictEqual([
      'f: guards.exempt.1 is "::1/129"; expected an IP address, or a range of them such as 10.0.0.0/8',
      'f: guards.exempt.2 is "here"; expected an IP address, or a range of them such as 10.0.0.0/8',
    ]);
  });

  test('that are no number in any sense are shown as they are', () => {
    expect(complaints('idle: {lineSeconds: .inf}')).toStrictEqual([
      'f: idle.lineSeconds is Infinity; expected a number',
    ]);
  });

  test('have a lobby that the limits allow', () => {
    expect(complaints('limits: {channelBytesMax: 5}')).toStrictEqual([
      'f: lobby is "#lobby"; expected a channel name of at most 5 bytes, as limits.channelBytesMax says',
    ]);
    expect(complaints('limits: {channelBytesMax: 6}')).toStrictEqual([]);
  });
});

describe('a file', () => {
  test.each([
    ['a text', 'hello', 'f: the whole file is "hello"; expected an object'],
    ['a list', '- a', 'f: the whole file is ["a"]; expected an object'],
    [
      'no YAML',
      'a: [1',
      'f: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 6',
    ],
    ['indented by tabs', 'server:\n\tname: x', 'f: Tabs are not allowed as indentation at line 2, column 1'],
    ['giving a key twice', 'log: {}\nlog: {}', 'f: Map keys must be unique at line 2, column 1'],
  ])('that is %s is not taken', (_title, yaml, complaint) => {
    expect(complaints(yaml)).toStrictEqual([complaint]);
  });

  test('is read', () => {
    const file = join(folder, 'good.yaml');
    writeFileSync(file, 'lobby: "#tea"\n');
    expect(readSettings(file).lobby).toBe('#tea');
  });

  test('is named when something in it is wrong', () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, 'lobby: tea\n');
    expect(() => readSettings(file)).toThrow(
      new ConfigError(`${file}: lobby is "tea"; expected a channel name that begins with #`),
    );
  });

  test('that is not there, or none, is told of', () => {
    const missing = join(folder, 'missing.yaml');
    expect(() => readSettings(missing)).toThrow(new ConfigError(`${missing}: there is no such file`));
    expect(() => readSettings(folder)).toThrow(new ConfigError(`${folder}: it cannot be read (EISDIR)`));
  });
});
