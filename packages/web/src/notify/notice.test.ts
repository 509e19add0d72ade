import { expect, test } from 'vitest';
import { bodyOf, headOf, isReadBy, type NoticeLine, readNotice, tagOf, withLine } from './notice.ts';

const lobby = { room: '#lobby', isTalk: false };
const line: NoticeLine = { nick: 'bob', text: 'hello', isAction: false, msgid: 'a', at: 1_000 };

test('a room has one notification, with the newest lines and the count of all', () => {
  let notice = withLine(undefined, lobby, line);
  for (const msgid of ['b', 'c', 'd', 'e'])
    notice = notice && withLine(notice, lobby, { ...line, msgid, text: msgid });
  if (notice === undefined) throw new Error('there is one');
  expect(headOf(notice)).toBe('#lobby (5)');
  expect(bodyOf(notice)).toBe('bob: b\nbob: c\nbob: d\nbob: e');
});

test('what the page and the worker both tell is told once', () => {
  const notice = withLine(undefined, lobby, line);
  expect(withLine(notice, lobby, line)).toBeUndefined();
});

test('a talk does not repeat who speaks; an action is one', () => {
  const talk = { room: 'bob', isTalk: true };
  const notice = withLine(withLine(undefined, talk, line), talk, { ...line, msgid: 'b', isAction: true });
  expect(notice && bodyOf(notice)).toBe('hello\n* bob hello');
});

test('formatting, controls and length are not carried over', () => {
  const notice = withLine(undefined, lobby, {
    ...line,
    text: `\x02bold\x02\x1b[31m\n\x0304,05red${'x'.repeat(500)}`,
  });
  const body = notice === undefined ? '' : bodyOf(notice);
  expect(body.startsWith('bob: bold[31m redxxx')).toBe(true);
  expect(body.length).toBeLessThan(260);
});

test('it goes when all of it is read', () => {
  const notice = withLine(withLine(undefined, lobby, line), lobby, { ...line, msgid: 'b', at: 3_000 });
  expect(notice && isReadBy(notice, 2_999)).toBe(false);
  expect(notice && isReadBy(notice, 3_000)).toBe(true);
});

test('one name, one tag', () => {
  expect(tagOf('#Lobby')).toBe(tagOf('#lobby'));
});

test('what is no notice is none', () => {
  expect(readNotice(null)).toBeUndefined();
  expect(readNotice({ room: 3 })).toBeUndefined();
  expect(readNotice(withLine(undefined, lobby, line))).toBeDefined();
});
