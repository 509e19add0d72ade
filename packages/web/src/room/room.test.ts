import { fold } from '@salon/protocol';
import { describe, expect, test } from 'vitest';
import { entriesOf, entryFor, listsOf, readEntry } from './entries.ts';
import { isParam, modeChange, modeGroups } from './mode-rows.ts';

const known = 'beI,k,flW,CMQRSUcimnstu';

describe('modes', () => {
  const shown = (modes: ReadonlyMap<string, string>, own?: 'halfop' | 'operator') =>
    modeGroups(known, modes, own).map(
      ({ name, rows }) =>
        `${name}: ${rows
          .map(
            ({ letter, isOn, param, needs }) =>
              `${letter}${isOn ? '+' : ''}${param}${needs ? `(${needs})` : ''}`,
          )
          .join(' ')}`,
    );

  test('are shown by what they are about, with how they are set', () => {
    expect(
      shown(
        new Map([
          ['n', ''],
          ['t', ''],
          ['k', 'secret'],
        ]),
        'operator',
      ),
    ).toEqual(['entry: i k+secret R l f', 'talk: n+ m M W U', 'words: c S C', 'seen: t+ s u Q']);
  });

  test('say which rank they take', () => {
    expect(shown(new Map(), 'halfop')[1]).toBe('talk: n m M W U(operator)');
    expect(shown(new Map())[0]).toBe('entry: i(halfop) k(halfop) R(halfop) l(halfop) f(operator)');
  });

  test('are those alone that the server has', () => {
    expect(
      modeGroups('b,k,l,imnst', new Map(), undefined).map(({ rows }) => rows.map(row => row.letter).join('')),
    ).toEqual(['ikl', 'nm', 'ts']);
  });

  test('are set with their parameter, and a key is taken away by naming it', () => {
    const rows = new Map(
      modeGroups(known, new Map([['k', 'old']]), 'operator').flatMap(({ rows }) =>
        rows.map(row => [row.letter, row]),
      ),
    );
    const change = (letter: string, on: boolean, param = '') => {
      const row = rows.get(letter);
      return row === undefined ? undefined : modeChange(row, on, param);
    };
    expect(change('i', true)).toEqual(['+i']);
    expect(change('i', false)).toEqual(['-i']);
    expect(change('l', true, ' 20 ')).toEqual(['+l', '20']);
    expect(change('l', false)).toEqual(['-l']);
    expect(change('k', false)).toEqual(['-k', 'old']);
  });

  test('take what can be their parameter', () => {
    const isChannel = (name: string) => name.startsWith('#');
    expect(isParam('number', '20', isChannel)).toBe(true);
    expect(isParam('seconds', '0', isChannel)).toBe(false);
    expect(isParam('text', 'two words', isChannel)).toBe(false);
    expect(isParam('text', 'secret', isChannel)).toBe(true);
    expect(isParam('room', '#tea', isChannel)).toBe(true);
    expect(isParam('room', 'tea', isChannel)).toBe(false);
  });
});

describe('lists', () => {
  const facts = {
    isupport: new Map([
      ['EXTBAN', ',Uamr'],
      ['CHANMODES', known],
    ]),
    fold: (name: string) => fold(name, 'ascii'),
    sameName: (a: string, b: string) => a === b,
  };
  const find = (nick: string) => ({
    nick,
    userhost: nick === 'kim' ? 'k@host.example' : '',
    account: nick === 'eve' ? 'eve' : undefined,
  });

  test('are those that the server has', () => {
    expect(listsOf(facts.isupport)).toEqual(['bans', 'mutes', 'exceptions', 'invites']);
    expect(listsOf(new Map([['CHANMODES', 'be,k,l,i']]))).toEqual(['bans', 'exceptions']);
  });

  test('bans and mutes are told apart, and the newest is the first', () => {
    const masks = [
      { mask: 'a!*@*', by: undefined, at: 1 },
      { mask: 'm:a:eve', by: undefined, at: 2 },
      { mask: 'a:bob', by: undefined, at: 3 },
    ];
    expect(entriesOf('bans', masks).map(({ mask }) => mask)).toEqual(['a:bob', 'a!*@*']);
    expect(entriesOf('mutes', masks).map(({ mask }) => mask)).toEqual(['m:a:eve']);
    expect(entriesOf('invites', masks)).toHaveLength(3);
  });

  test('a nick is held by her account or host, a mask is completed', () => {
    const entry = (name: 'bans' | 'mutes', typed: string) => entryFor(name, typed, facts, find);
    expect(entry('bans', 'eve')).toBe('a:eve');
    expect(entry('bans', 'kim')).toBe('*!*@host.example');
    expect(entry('bans', 'who')).toBe('who!*@*');
    expect(entry('mutes', 'eve')).toBe('m:a:eve');
    expect(entry('bans', 'x@y.example')).toBe('*!x@y.example');
    expect(entry('mutes', 'x!*@*')).toBe('m:x!*@*');
    expect(entry('mutes', 'm:x!*@*')).toBe('m:x!*@*');
    expect(entry('bans', 'account:eve')).toBe('a:eve');
    expect(entry('bans', 'two words')).toBeUndefined();
    expect(entry('bans', ' ')).toBeUndefined();
    expect(entry('bans', 'z:what')).toBeUndefined();
  });

  test('entries are told in words', () => {
    expect(readEntry('a:eve')).toEqual({ kind: 'account', text: 'eve' });
    expect(readEntry('m:a:eve')).toEqual({ kind: 'account', text: 'eve' });
    expect(readEntry('U:*!*@x')).toEqual({ kind: 'guests', text: '*!*@x' });
    expect(readEntry('r:spam?bot')).toEqual({ kind: 'realname', text: 'spam?bot' });
    expect(readEntry('*!*@x')).toEqual({ kind: 'mask', text: '*!*@x' });
  });
});
