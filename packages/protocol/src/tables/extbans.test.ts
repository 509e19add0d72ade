import { describe, expect, test } from 'vitest';
import { completeEntry, readExtban } from './extbans.ts';

describe('an extended ban is read', () => {
  test.each([
    ['a:bob', { letter: 'a', rest: 'bob' }],
    ['m:a:bob', { letter: 'm', rest: 'a:bob' }],
    ['z:', { letter: 'z', rest: '' }],
    ['~user@host', undefined],
    ['bob', undefined],
    ['*!*@fe80::1', undefined],
    ['1:x', undefined],
    ['~a:bob', undefined],
    [':', undefined],
    ['', undefined],
  ])('%s', (entry, read) => {
    expect(readExtban(entry)).toStrictEqual(read);
  });
});

describe('an entry of a list is completed', () => {
  test.each([
    ['bob', 'bob!*@*'],
    ['~user@host', '*!~user@host'],
    ['2001:db8::1', '*!*@2001:db8::1'],
    ['a:bob', 'a:bob'],
    ['a:b*', 'a:b*'],
    ['~a:bob', 'a:bob'],
    ['r:some?name', 'r:some?name'],
    ['U:*', 'U:*!*@*'],
    ['m:bob', 'm:bob!*@*'],
    ['m:*@host', 'm:*!*@host'],
    ['m:a:bob', 'm:a:bob'],
    ['~m:~a:bob', 'm:a:bob'],
    ['account:bob', 'a:bob'],
    ['~Mute:~account:bob', 'm:a:bob'],
    ['unauthed:*', 'U:*!*@*'],
    ['realname:x', 'r:x'],
    ['abcd::1', '*!*@abcd::1'],
    ['m:U:*!*@*', 'm:U:*!*@*'],
  ])('%s is %s', (typed, complete) => {
    expect(completeEntry(typed)).toBe(complete);
    expect(completeEntry(complete)).toBe(complete);
  });

  test.each([
    'a:',
    '~a:',
    'r:',
    'U:',
    'm:',
    'm:m:bob',
    'account:',
    'm:mute:bob',
    'm:~m:bob',
    'm:z:x',
    'z:x',
    '~z:x',
    'A:bob',
  ])('%s is none', typed => {
    expect(completeEntry(typed)).toBeUndefined();
  });
});
