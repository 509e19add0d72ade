import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Profile } from './profile.ts';

const here = { host: 'localhost', port: 6697, isTls: true };
const login = { account: 'alice', token: 'salon_secret' };

describe('a profile', () => {
  let folder = '';
  const open = (name = 'default') => new Profile(name, { HOME: folder });
  const file = () => join(folder, '.config/salon/default.json');
  const put = (text: string, mode = 0o600) => {
    mkdirSync(join(file(), '..'), { recursive: true });
    writeFileSync(file(), text, { mode });
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'salon-profile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is there the next time', () => {
    const first = open();
    first.entered(here, 'alice');
    first.setLogin(here, login);
    first.turn('bell', false);
    first.left(here, '#books');
    first.keepAt(here).set('rooms', '#tea');
    const next = open();
    expect(next.last).toEqual(here);
    expect([next.isOn('bell'), next.isOn('mouse')]).toEqual([false, true]);
    expect(next.roomAt(here)).toBe('#books');
    expect(next.pseudoAt(here)).toBe('alice');
    expect(next.loginAt(here)).toEqual(login);
    expect(next.keepAt(here).get('rooms')).toBe('#tea');
    next.keepAt(here).set('rooms', undefined);
    next.setLogin(here, undefined);
    expect(open().keepAt(here).get('rooms')).toBeUndefined();
    expect(open().loginAt(here)).toBeUndefined();
  });

  test.each([
    { ...here, host: 'example.org' },
    { ...here, port: 6698 },
    { ...here, isTls: false },
  ])('tells nothing of a server to %j', other => {
    open().setLogin(here, login);
    open().keepAt(here).set('rooms', '#tea');
    expect(open().loginAt(other)).toBeUndefined();
    expect(open().keepAt(other).get('rooms')).toBeUndefined();
  });

  test('is read by nobody else, also where the file was open to all', () => {
    put('{}', 0o644);
    open().setLogin(here, login);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('that cannot be read is put aside, and that is told', () => {
    const written = '{"servers": {"irc://x:1": {"login": {"account": "a", "token": "t"},}}}';
    put(written);
    const broken = open();
    expect(broken.notice).toMatch(
      /^What was remembered cannot be read \(.+\)\. It is in .+unreadable now\.$/,
    );
    broken.entered(here, 'alice');
    expect(readFileSync(`${file()}.unreadable`, 'utf8')).toBe(written);
    expect(open().pseudoAt(here)).toBe('alice');
  });

  test('is closed to others as soon as it is read', () => {
    put('{}', 0o644);
    expect(open().notice).toBeUndefined();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('is for several clients at once: none takes away what another wrote', () => {
    const one = open();
    const two = open();
    one.setLogin(here, login);
    two.keepAt(here).set('rooms', '#tea');
    two.turn('bell', false);
    one.turn('mouse', false);
    one.entered({ ...here, port: 1 }, 'alice');
    const next = open();
    expect(next.loginAt(here)).toEqual(login);
    expect(next.keepAt(here).get('rooms')).toBe('#tea');
    expect([next.isOn('bell'), next.isOn('mouse')]).toEqual([false, false]);
    expect(next.last?.port).toBe(1);
    two.setLogin(here, undefined);
    one.turn('bell', true);
    expect(open().loginAt(here)).toBeUndefined();
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"servers":5,"last":"x","off":"bell"}',
    '{"servers":{"ircs://localhost:6697":null}}',
  ])('of %j knows nothing, and is written anew', text => {
    put(text);
    const found = open();
    expect([found.last, found.pseudoAt(here), found.isOn('bell')]).toEqual([undefined, undefined, true]);
    found.entered(here, 'alice');
    expect(open().pseudoAt(here)).toBe('alice');
  });

  test('that cannot be written says why, and goes on', () => {
    writeFileSync(join(folder, '.config'), 'no folder');
    const found = open();
    found.entered(here, 'alice');
    expect(found.failure).toMatch(/ENOTDIR|EEXIST/);
    expect(found.pseudoAt(here)).toBe('alice');
    expect(readFileSync(join(folder, '.config'), 'utf8')).toBe('no folder');
  });

  test('stands where XDG_CONFIG_HOME says', () => {
    const found = new Profile('work', { HOME: '/nowhere', XDG_CONFIG_HOME: folder });
    found.turn('bell', false);
    expect(JSON.parse(readFileSync(join(folder, 'salon/work.json'), 'utf8'))).toMatchObject({
      off: ['bell'],
    });
  });
});
