import { describe, expect, test } from 'vitest';
import { fakeClient } from '../../test/commands/fake-client.ts';
import { commandAt, completions } from './completions.ts';

describe('completion', () => {
  test('has who spoke last first, with a colon at the beginning alone', () => {
    expect(labels('b|')).toEqual(['bob', 'bea', 'boris']);
    expect(texts('b|')[0]).toBe('bob: ');
    expect(texts('hi b|')[0]).toBe('bob ');
  });

  test('offers nicks behind an @ by all that is in them, and keeps the sign', () => {
    expect(texts('@o|')).toEqual(['@bob ', '@boris ', '@carol ']);
    expect(at('@|')).toMatchObject({ isSigned: true });
    expect(at('bo|')).toMatchObject({ isSigned: false });
  });

  test('looks up nicks without an @ only when asked', () => {
    expect(at('bo|', '', false)).toBeUndefined();
    expect(at('@bo|', '', false)?.candidates.map(({ label }) => label)).toEqual(['bob', 'boris']);
  });

  test('never offers the user herself, nor who is gone', () => {
    expect(labels('@|')).toEqual(['bob', 'bea', 'boris', 'carol']);
  });

  test('takes the place of the whole word', () => {
    expect(at('hello bo|ris now')).toMatchObject({ from: 6, to: 11 });
  });

  test('offers rooms', () => {
    expect(texts('see #t|')).toEqual(['#tea ', '#cat ']);
    expect(texts('/join c|')).toEqual(['#cat ']);
  });

  test('offers commands by their names, then by other names', () => {
    expect(labels('/le|')).toEqual(['/part']);
    expect(labels('/re|').slice(0, 3)).toEqual(['/react', '/realname', '/reconnect']);
    expect(texts('/clos|')).toEqual(['/close']);
    expect(at('//|')).toBeUndefined();
    expect(at('say /|')).toBeUndefined();
  });

  test('offers what keeps order to those who may', () => {
    expect(labels('/kick|')).toEqual([]);
    expect(labels('/kick|', '%')).toEqual(['/kick', '/kickban']);
    expect(labels('/op|', '%')).toEqual([]);
    expect(labels('/op|', '@')).toEqual(['/op']);
  });

  test('offers the parameters of a command', () => {
    expect(texts('/kick c|')).toEqual(['carol ']);
    expect(texts('/invite bob #t|')).toEqual(['#tea ', '#cat ']);
    expect(at('/mode +o|')).toBeUndefined();
    expect(texts('/op bob c|')).toEqual(['carol ']);
  });

  test('offers nothing where there is nothing', () => {
    expect(at('|')).toBeUndefined();
    expect(at('hello |')).toBeUndefined();
  });

  test('knows the command that is being typed', () => {
    expect(commandAt('/kick ', 6)?.name).toBe('kick');
    expect(commandAt('/kick', 5)).toBeUndefined();
  });

  function at(marked: string, rank = '', isAsked = true) {
    const fake = fakeClient();
    fake.rank = rank;
    fake.room('#cat');
    const room = fake.room(
      '#tea',
      ['alice', 'boris', 'bea', 'bob', 'carol'],
      ['bea: x', 'ben: x', 'bob: y', 'alice: z'],
    );
    const caret = marked.indexOf('|');
    return completions({ client: fake.client, room, text: marked.replace('|', ''), caret, isAsked });
  }
  function labels(marked: string, rank?: string) {
    return at(marked, rank)?.candidates.map(({ label }) => label) ?? [];
  }
  function texts(marked: string) {
    return at(marked)?.candidates.map(({ text }) => text) ?? [];
  }
});
