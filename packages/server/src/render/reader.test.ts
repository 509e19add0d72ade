import { describe, expect, test } from 'vitest';
import { ircContext } from '../../test/support/irc-context.ts';
import { settingsSchema } from '../config/schema.ts';
import type { Event, Reply } from '../hub/effect.ts';
import { identityOf } from '../hub/identity.ts';
import { IrcReaders } from './irc/reader.ts';
import { LineReader } from './line/reader.ts';
import { rememberingLast } from './reader.ts';

const { limits } = settingsSchema.parse({});
const readers = new IrcReaders(ircContext());
const who = identityOf('a', '~a', 'h', 'Alice');

function said(text: string, at = 0): Event {
  return {
    type: 'said',
    id: 'm1',
    at,
    to: [1],
    origin: 1,
    who,
    target: '#x',
    manner: 'message',
    text,
    history: undefined,
  };
}

describe('what is rendered last', () => {
  test('is remembered, so that a broadcast renders once', () => {
    const rendered: Event[] = [];
    const render = rememberingLast(event => {
      rendered.push(event);
      return `${rendered.length}`;
    });
    const [one, two] = [said('hi'), said('hi')];
    expect([render(one), render(one), render(two), render(two), render(one)]).toStrictEqual([
      '1',
      '1',
      '2',
      '2',
      '3',
    ]);
    expect(rendered).toStrictEqual([one, two, one]);
  });
});

describe('IRC readers', () => {
  test('of the same capabilities are one, in whatever order they were agreed to', () => {
    const one = readers.of(new Set(['server-time', 'echo-message'] as const));
    expect(readers.of(new Set(['echo-message', 'server-time'] as const))).toBe(one);
    expect(readers.of(new Set(['server-time'] as const))).not.toBe(one);
  });

  test('do not change when the set that they were made of does', () => {
    const capabilities = new Set<'server-time' | 'echo-message'>(['server-time']);
    const reader = readers.of(capabilities);
    capabilities.clear();
    expect(reader.event(said('hi', 1500))).toBe('@time=1970-01-01T00:00:01.500Z :a!~a@h PRIVMSG #x :hi\r\n');
  });

  test('see their own words only when they agreed to echo-message', () => {
    expect(readers.of(new Set()).seesOwnSpeech).toBe(false);
    expect(readers.of(new Set(['echo-message'] as const)).seesOwnSpeech).toBe(true);
  });

  test('are addressed by the nick that is given', () => {
    const reply: Reply = { type: 'away-set', at: 0, session: 1, message: undefined };
    expect(readers.of(new Set()).reply(reply, 'bob')).toBe(
      ':salon.test 305 bob :You are no longer marked as being away\r\n',
    );
  });

  test('get tags before every line of the server’s own', () => {
    const reader = readers.of(new Set(['server-time'] as const));
    expect(reader.stamped('A\r\nB\r\n', 0)).toBe(
      '@time=1970-01-01T00:00:00.000Z A\r\n@time=1970-01-01T00:00:00.000Z B\r\n',
    );
    expect(reader.stamped('', 0)).toBe('');
  });
});

describe('line readers', () => {
  test('name the room to those who are in more than one', () => {
    expect(new LineReader({ limits }, false).event(said('hi'))).toBe('a: hi\n');
    expect(new LineReader({ limits }, true).event(said('hi'))).toBe('[#x] a: hi\n');
  });

  test('are shown no control character in the name of who speaks', () => {
    const evil = { ...said('hi'), who: identityOf('x/\x9b2J', '~a', 'h', 'x/\x9b2J') } as Event;
    expect(new LineReader({ limits }, false).event(evil)).toBe('x/2J: hi\n');
  });

  test('are told of what no word of theirs asks for by an error, which is a fault of the program', () => {
    const reader = new LineReader({ limits }, false);
    const answer = { type: 'ison', nicks: [] } as const;
    expect(() => reader.reply({ type: 'answered', because: 'asked', at: 0, session: 1, answer })).toThrow(
      'ison',
    );
  });
});
