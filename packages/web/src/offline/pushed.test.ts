import { expect, test } from 'vitest';
import { readPushed } from './pushed.ts';

const now = 1_700_000_000_000;

test('what is said to one alone is a talk with who says it', () => {
  const line =
    '@msgid=m1;time=2026-11-23T00:00:00.000Z;account=bob :bob!b@host PRIVMSG alice :are you there?';
  expect(readPushed(line, now)).toEqual({
    type: 'said',
    room: 'bob',
    isTalk: true,
    line: { nick: 'bob', text: 'are you there?', isAction: false, msgid: 'm1', at: Date.UTC(2026, 10, 23) },
  });
});

test('what is said in a channel is of that channel, to whichever rank', () => {
  const said = readPushed(':bob!b@host PRIVMSG @#lobby :alice: hello', now);
  expect(said).toMatchObject({ room: '#lobby', isTalk: false, line: { at: now, msgid: undefined } });
});

test('an action is one; other talk between programs is nothing to tell', () => {
  expect(readPushed(':bob!b@h PRIVMSG #lobby :\x01ACTION waves to alice\x01', now)).toMatchObject({
    line: { text: 'waves to alice', isAction: true },
  });
  expect(readPushed(':bob!b@h PRIVMSG alice :\x01VERSION\x01', now)).toBeUndefined();
});

test('what was read elsewhere is told', () => {
  expect(readPushed(':s MARKREAD #lobby timestamp=2026-11-23T00:00:00.000Z\r\n', now)).toEqual({
    type: 'read',
    room: '#lobby',
    until: Date.UTC(2026, 10, 23),
  });
  expect(readPushed(':s MARKREAD #lobby *', now)).toBeUndefined();
});

test.each([
  '',
  ':',
  ':s NOTE WEBPUSH REGISTERED :works',
  ':bob!b@h PRIVMSG',
  ':bob!b@h TAGMSG alice',
  'PRIVMSG a :b',
])('there is nothing to tell of "%s"', line => {
  expect(readPushed(line, now)).toBeUndefined();
});
