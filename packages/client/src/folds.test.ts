import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComing, namedOf, summaryOf } from './folds.ts';
import type { Entry, Happening } from './model/message.ts';

const happened = (key: string, nick: string, happening: Happening) =>
  ({ key, kind: 'happened', author: { nick }, happening }) as Entry;
const came = (key: string, nick: string) => happened(key, nick, { type: 'joined' });
const left = (key: string, nick: string) => happened(key, nick, { type: 'quit', reason: '' });

describe('folds', () => {
  it('are of coming and going, and not of kicks and topics', () => {
    expect(isComing(came('1', 'a'))).toBe(true);
    expect(isComing(happened('2', 'a', { type: 'topic', topic: 'tea' }))).toBe(false);
    expect(isComing({ kind: 'said' } as Entry)).toBe(false);
  });

  it('sum up by how it ended', () => {
    const entries = [
      came('1', 'a'),
      came('2', 'b'),
      left('3', 'b'),
      left('4', 'c'),
      left('5', 'd'),
      came('6', 'd'),
      happened('7', 'e', { type: 'renamed', to: 'f' }),
      happened('8', 'a', { type: 'renamed', to: 'g' }),
      happened('9', 'h', { type: 'parted', reason: '' }),
    ];
    expect(summaryOf(entries)).toEqual({
      came: ['g'],
      left: ['c', 'h'],
      cameAndLeft: ['b'],
      leftAndCame: ['d'],
      renamed: [{ from: 'e', to: 'f' }],
      renamedBack: [],
    });
  });

  it('tell who was called otherwise before she left, and who was so for a while only', () => {
    const entries = [
      happened('1', 'ren', { type: 'renamed', to: 'mystery' }),
      left('2', 'mystery'),
      happened('3', 'alice', { type: 'renamed', to: 'alicia' }),
      happened('4', 'alicia', { type: 'renamed', to: 'alice' }),
    ];
    expect(summaryOf(entries)).toEqual({
      came: [],
      left: ['mystery'],
      cameAndLeft: [],
      leftAndCame: [],
      renamed: [{ from: 'ren', to: 'mystery' }],
      renamedBack: ['alice'],
    });
  });

  it('name everyone once', () => {
    const nick = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(fc.tuple(nick, fc.boolean())), moves => {
        const entries = moves.map(([who, isIn], index) =>
          isIn ? came(`${index}`, who) : left(`${index}`, who),
        );
        const { came: in_, left: out, cameAndLeft, leftAndCame } = summaryOf(entries);
        const all = [...in_, ...out, ...cameAndLeft, ...leftAndCame];
        expect(all.sort()).toEqual([...new Set(moves.map(([who]) => who))].sort());
      }),
    );
  });

  it('name few', () => {
    expect(namedOf(['a', 'b', 'c'])).toEqual([['a', 'b', 'c'], 0]);
    expect(namedOf(['a', 'b', 'c', 'd', 'e'])).toEqual([['a', 'b'], 3]);
  });
});
