import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './casemapping.ts';
import { channelNameFault, isChannelName } from './channel.ts';
import { completeMask, hasWildcard, matchesFolded, matchesMask } from './mask.ts';
import { nickFault } from './nick.ts';
import { serviceNamed } from './services.ts';
import { skeletonOf, skeletonsOf } from './skeleton.ts';

describe('fold', () => {
  test.each([
    ['A to Z fold', 'AliceZ', 'alicez'],
    ['brackets do not: the casemapping is ascii, not rfc1459', '[\\]^{|}~', '[\\]^{|}~'],
    ['letters of other scripts do not, for that would depend on a Unicode version', 'ÉİΣ\u212a', 'ÉİΣ\u212a'],
  ])('%s', (_title, name, folded) => {
    expect(fold(name, 'ascii')).toBe(folded);
  });

  test.each([
    ['ascii', '[\\]^{|}~'],
    ['rfc1459', '{|}^{|}^'],
    ['rfc1459-strict', '{|}^{|}~'],
  ] as const)('by %s brackets are %s', (mapping, folded) => {
    expect(fold('[\\]^{|}~', mapping)).toBe(folded);
    expect(fold(folded, mapping)).toBe(folded);
    expect(fold('AbÉ', mapping)).toBe('abÉ');
    expect(matchesFolded(fold('A[*', mapping), 'a[\\', mapping)).toBe(true);
    expect(matchesFolded('a{?', 'A[x', mapping)).toBe(mapping !== 'ascii');
  });
});

describe('nicks', () => {
  test.each([
    ['a letter', 'a', undefined],
    ['letters, digits and what RFC 2812 allows besides', 'aZ0-_[]\\`^{|}', undefined],
    ['an underscore in front', '_a', undefined],
    ['the empty nick', '', 'empty'],
    ['a digit in front', '1a', 'forbidden-start'],
    ['a hyphen in front', '-a', 'forbidden-start'],
    ['a space', 'a b', 'forbidden-character'],
    ['a space at the end', 'a ', 'forbidden-character'],
    ['a line feed at the end', 'a\n', 'forbidden-character'],
    ['a letter that only looks like one of ours', 'аdmin', 'forbidden-character'],
    ['what means something elsewhere', 'a!b@c', 'forbidden-character'],
    ['a channel', '#a', 'forbidden-character'],
    ['the star that stands for the nameless', '*', 'forbidden-character'],
    ['as long as may be', 'a'.repeat(14), undefined],
    ['one character longer', 'a'.repeat(15), 'too-long'],
  ])('%s', (_title, nick, fault) => {
    expect(nickFault(nick, 14)).toBe(fault);
  });
});

describe('channel names', () => {
  test.each([
    ['a name', '#x', undefined],
    ['any letters', '#café-日本語', undefined],
    ['a colon and a second hash', '##a:b', undefined],
    ['no hash', 'x', 'no-prefix'],
    ['another prefix', '&x', 'no-prefix'],
    ['the empty text', '', 'no-prefix'],
    ['a hash alone', '#', 'empty'],
    ['a space', '#a b', 'forbidden-character'],
    ['a comma', '#a,b', 'forbidden-character'],
    ['a bell', '#a\x07', 'forbidden-character'],
    ['a tab', '#a\t', 'forbidden-character'],
    ['NUL', '#a\0', 'forbidden-character'],
    ['C1 controls', '#a\x9b', 'forbidden-character'],
    ['a no-break space', '#a\u00a0', 'forbidden-character'],
    ['a zero-width space', '#a\u200b', 'forbidden-character'],
    ['what turns the writing direction', '#a\u202e', 'forbidden-character'],
    ['a lone surrogate, which cannot be written as UTF-8', '#a\ud83d', 'forbidden-character'],
    ['an emoji', '#😀', undefined],
    ['as many bytes as may be', `#${'é'.repeat(9)}a`, undefined],
    ['one byte more', `#${'é'.repeat(9)}ab`, 'too-long'],
  ])('%s', (_title, name, fault) => {
    expect(channelNameFault(name, 20)).toBe(fault);
  });

  test('a target is a channel when it begins with a hash', () => {
    expect(['#x', '#', 'x', '', '&x', '@#x'].map(isChannelName)).toStrictEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('masks', () => {
  test.each([
    ['bob!*@*', 'bob!~b@host', true],
    ['BOB!*@*', 'bob!~b@HOST', true],
    ['*!*@10.0.?.1', 'a!b@10.0.7.1', true],
    ['*!*@10.0.?.1', 'a!b@10.0.77.1', false],
    ['?', '', false],
    ['*', '', true],
    ['**', 'x', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-b-b-d', false],
    ['', '', true],
    ['', 'a', false],
    ['a', 'ab', false],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (mask, text, matches) => {
    expect(matchesMask(mask, text, 'ascii')).toBe(matches);
  });

  test('a mask matches as the regular expression does that it stands for', () => {
    const of = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 });
    fc.assert(
      fc.property(of('aB.*?'), of('abB.'), (mask, text) => {
        const pattern = mask.replace(
          /[.*?]/g,
          character => ({ '.': '\\.', '*': '.*', '?': '.' })[character] ?? '',
        );
        expect(matchesMask(mask, text, 'ascii')).toBe(new RegExp(`^${pattern}$`, 'i').test(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('a mask has a wildcard when it may match more than itself', () => {
    expect(['a*', '?', 'a', ''].map(hasWildcard)).toStrictEqual([true, true, false, false]);
  });

  test('a text need not be folded for a mask that is', () => {
    expect(matchesFolded('*b?', 'aBC', 'ascii')).toBe(true);
  });

  test('a mask made to be slow is not', () => {
    const started = performance.now();
    expect(matchesFolded('*a'.repeat(200), `${'a'.repeat(10_000)}b`, 'ascii')).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test.each([
    ['bob', 'bob!*@*'],
    ['b*b', 'b*b!*@*'],
    ['bob!', 'bob!*@*'],
    ['!bob', '*!bob@*'],
    ['bob!~b', 'bob!~b@*'],
    ['bob!~b@host', 'bob!~b@host'],
    ['~b@host', '*!~b@host'],
    ['@host', '*!*@host'],
    ['bob@', '*!bob@*'],
    ['!@', '*!*@*'],
    ['host.org', '*!*@host.org'],
    ['10.0.0.*', '*!*@10.0.0.*'],
    ['2001:db8::1', '*!*@2001:db8::1'],
    ['', '*!*@*'],
    ['*', '*!*@*'],
  ])('%s is completed to %s', (typed, mask) => {
    expect(completeMask(typed)).toBe(mask);
  });

  test('what is complete stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), typed => {
        expect(completeMask(completeMask(typed))).toBe(completeMask(typed));
      }),
    );
  });
});

describe('what nicks look like', () => {
  test.each([
    ['alice', 'a1ice'],
    ['alice', 'aIice'],
    ['alice', 'a|ice'],
    ['bob', 'B0b'],
    ['modern', 'modem'],
    ['wave', 'vvave'],
    ['[x]', '{x}'],
  ])('%s looks like %s', (one, other) => {
    expect(skeletonOf(one, 'rfc1459')).toBe(skeletonOf(other, 'rfc1459'));
  });

  test.each([
    ['alice', 'alice_'],
    ['alice', 'allce'],
    ['bob', 'rob'],
    ['nora', 'mora'],
  ])('%s does not look like %s', (one, other) => {
    expect(skeletonOf(one, 'ascii')).not.toBe(skeletonOf(other, 'ascii'));
  });

  test('a nick looks like what its owner may write it as, too', () => {
    expect(skeletonsOf('ALICE', 'ascii')).toStrictEqual(['allce', 'alice']);
    expect(skeletonsOf('alice', 'ascii')).toStrictEqual(['alice']);
  });

  test('the same nick looks the same however its letters are written, but for I', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-hj-z0-9_[\]{}|-]{0,9}$/), nick => {
        expect(skeletonOf(nick.toUpperCase(), 'ascii')).toBe(skeletonOf(nick, 'ascii'));
      }),
    );
  });
});

test.each([
  ['NickServ', 'NickServ'],
  ['nickserv', 'NickServ'],
  ['CHANSERV', 'ChanServ'],
  ['hostserv', 'HostServ'],
  ['NickServ2', undefined],
  ['', undefined],
])('the service of %j is %s', (nick, name) => {
  expect(serviceNamed(nick)).toBe(name);
});
