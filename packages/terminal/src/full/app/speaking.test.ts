import { expect, test } from 'vitest';
import { Talker } from '../../../test/talker.ts';

const pasted = (text: string) => `\x1b[200~${text}\x1b[201~`;

test('several lines that are pasted are asked about first', async () => {
  const alice = await Talker.hearing(0);
  await alice.types(`now ${pasted('one\r\ntwo\r\n')}`);
  expect(alice.status).toBe('Paste 2 lines into #tea? Enter sends them, Escape does not');
  await alice.types('x\x1b');
  expect(alice.chat.line.text).toBe('now ');
  await alice.types(`${pasted('one\ntwo')}\r`);
  expect(
    alice
      .sent()
      .filter(line => line.includes('PRIVMSG'))
      .map(line => line.replace(/.* /, '')),
  ).toHaveLength(2);
  await alice.types(pasted('three\n'));
  expect(alice.chat.line.text).toBe('three');
});

test('what is typed in a room waits there', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('for tea\x1b1');
  expect(alice.chat.line.text).toBe('');
  await alice.types('\x1b/');
  expect(alice.chat.line.text).toBe('for tea');
  expect(alice.stage.room('#tea').draft).toBe('for tea');
});

test('/bell and /mouse are of this terminal; /quit leaves it', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/BELL off\r');
  expect(alice.status).toBe('A mention does not ring the bell.');
  await alice.types('/bell x\r');
  expect(alice.status).toBe('It is /bell on or /bell off.');
  await alice.types('/mou\tof');
  expect(alice.status).toContain('/mouse on|off  Whether the wheel');
  await alice.types('f\r');
  expect(alice.status).toBe('The mouse selects text.');
  await alice.types('/mouse on\r');
  expect(alice.turned).toEqual(['bell off', 'mouse off', 'mouse on']);
  await alice.types('/help mouse\r');
  expect(alice.talk).toContain('/mouse on|off');
  await alice.types('\x1b');
  await alice.types('/help nothing\r');
  expect(alice.status).toBe('There is no command /nothing.');
  await alice.types('/quit tea is ready\r');
  expect(alice.goodbye).toBe('tea is ready');
  expect(alice.hasLeft).toBe(true);
  expect(alice.sent()).toEqual([]);
});

test('Ctrl+D deletes the next character, and never leaves by that', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('tea\x01\x04\x04\x05\x04');
  expect([alice.chat.line.text, alice.hasLeft]).toEqual(['a', false]);
});

test('Ctrl+C clears the line, and leaves when it is empty', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('x\x04\x03');
  expect(alice.chat.line.text).toBe('');
  expect(alice.hasLeft).toBe(false);
  await alice.types('\x03');
  expect(alice.hasLeft).toBe(true);
});

test('who reads back and speaks sees the newest again', async () => {
  const alice = await Talker.hearing(100);
  await alice.types('\x1b[5~');
  expect(alice.chat.place).toBeDefined();
  await alice.types('hello\r');
  expect(alice.chat.place).toBeUndefined();
});

test('by whatever name a command says something', async () => {
  const alice = await Talker.hearing(60);
  await alice.types('\x1b[5~');
  expect(alice.chat.place).toBeDefined();
  await alice.types('/action waves\r');
  expect(alice.chat.place).toBeUndefined();
});

test('a password that is typed and not sent is kept nowhere', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/login alice swordfish\x1b1\x1b2');
  alice.chat.keepDraft();
  expect([...alice.stage.keep.values()].join()).not.toContain('swordfish');
});

test('what was typed after looking at what was typed before is not lost', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('one\r\x1b[A\x03long new text\x1b[B');
  expect(alice.chat.line.text).toBe('long new text');
  await alice.types('\x03\x19');
  expect(alice.chat.line.text).toBe('long new text');
});

test('in a message of several lines Up and Down go from row to row, and then to what was typed before', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('before\rone long\x1b\rtwo\x1b\rthree');
  const typing = async (keys: string) => {
    await alice.types(keys);
    const { text, caret } = alice.chat.line;
    return `${text.slice(0, caret)}|${text.slice(caret)}`;
  };
  expect(await typing('\x1b[A')).toBe('one long\ntwo|\nthree');
  expect(await typing('\x1b[A')).toBe('one| long\ntwo\nthree');
  expect(await typing('\x1b[B\x1b[B')).toBe('one long\ntwo\nthr|ee');
  expect(await typing('\x1b[B')).toBe('one long\ntwo\nthr|ee');
  expect(await typing('\x1b[A\x1b[A\x1b[A')).toBe('before|');
  expect(await typing('\x1b[B')).toBe('one long\ntwo\nthree|');
});

test('/quit waits for nothing, however far back one reads', async () => {
  const alice = await Talker.hearing(2);
  alice.hears('@msgid=r;+draft/reply=old :bob!b@h PRIVMSG #tea :as I said');
  await alice.types('\x1bmg');
  await alice.pageComes('AROUND', 'old', 'young');
  await alice.types('\x1b');
  await alice.types('/quit\r');
  expect(alice.hasLeft).toBe(true);
});

test('who leaves with something that was not sent is told, once', async () => {
  const alice = await Talker.hearing(0);
  alice.stage.closed('gone');
  await alice.types('wait for me\r');
  await alice.types('\x03');
  expect(alice.hasLeft).toBe(false);
  expect(alice.status).toMatch(
    /^Not sent: 1 message, kept until you come back\. Leave again\. · connection lost/,
  );
  await alice.types('\x03');
  expect(alice.hasLeft).toBe(true);
});

test('what is said while one is far back is said in its order', async () => {
  const alice = await Talker.hearing(2);
  alice.hears('@msgid=r;+draft/reply=old :bob!b@h PRIVMSG #tea :as I said');
  await alice.types('\x1bmg');
  await alice.pageComes('AROUND', 'old', 'young');
  await alice.types('\x1b');
  alice.stage.sent = [];
  await alice.types('first\r');
  const [asked] = alice.stage.sent.filter(line => line.includes('LATEST'));
  await alice.types('second\r');
  const label = /label=(\S+)/.exec(asked ?? '')?.[1];
  alice.hears(`@label=${label} :s BATCH +B chathistory #tea`);
  alice.hears(':s BATCH -B');
  await alice.types('third\r');
  await alice.stage.serve();
  await alice.stage.settle();
  const said = alice.stage.room('#tea').timeline.entries.filter(({ own }) => own);
  expect(said.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
});
