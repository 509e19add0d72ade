import { expect, test } from 'vitest';
import { Talker } from '../../../test/talker.ts';

const plain = (account: string, secret: string) => Buffer.from(`\0${account}\0${secret}`).toString('base64');

test('/login asks for a password, which nobody sees, of any account', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/login\r');
  expect([alice.prompt, alice.status]).toEqual([
    'Password of alice:',
    'Enter answers, Tab is for another account, Escape does not',
  ]);
  await alice.types('\t');
  expect([alice.prompt, alice.status]).toEqual(['Account:', 'Enter answers, Escape does not']);
  await alice.types('bob\r');
  expect(alice.prompt).toBe('Password of bob:');
  await alice.types('sword\x1b[200~ fish\n\x1b[201~');
  expect(alice.prompt).toBe('Password of bob: ••••••••••');
  await alice.types('\r');
  await alice.isAnswered('AUTHENTICATE PLAIN', [':s AUTHENTICATE +']);
  expect(alice.sent()).toEqual([`AUTHENTICATE ${plain('bob', 'sword fish')}`]);
  expect(alice.prompt).toBe('alice>');
  await alice.types('\x1b[A');
  expect(alice.chat.line.text).not.toContain('fish');
});

test('what is typed ahead of a question is its answer, and never said', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/login\rswordfish\r');
  await alice.isAnswered('AUTHENTICATE PLAIN', [':s AUTHENTICATE +']);
  expect(alice.sent()).toEqual([`AUTHENTICATE ${plain('alice', 'swordfish')}`]);
});

test.each(['\x1b', '\x03'])('%j asks no more, and what was typed is there again', async key => {
  const alice = await Talker.hearing(0);
  await alice.types('/login\r');
  await alice.types(`pass${key}`);
  await alice.types('hello');
  expect([alice.prompt, alice.hasLeft]).toEqual(['alice> hello', false]);
  expect(alice.sent()).toEqual([]);
});

test('/register asks for the password twice, and for an address that may be empty', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/register\r');
  expect(alice.prompt).toBe('Password for the new account alice:');
  await alice.types('swordfish\r');
  await alice.types('swordfis\r');
  expect(alice.status).toBe('These were two passwords: nothing was done.');
  await alice.types('/register\r');
  await alice.types('sword fish\r');
  await alice.types('sword fish\r');
  expect(alice.prompt).toBe('E-mail, if you like:');
  await alice.types('\r');
  expect(alice.sent()).toEqual(['REGISTER alice * :sword fish']);
});

test('a reason why one is not let in is told', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/login\r');
  await alice.types('wrong\r');
  await alice.isAnswered('AUTHENTICATE PLAIN', [':s 904 alice :SASL authentication failed']);
  expect(alice.status).toBe('SASL authentication failed');
});
