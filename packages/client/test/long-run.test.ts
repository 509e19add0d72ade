import { expect, test } from 'vitest';
import { inside } from './inside.ts';
import { Stage } from './stage.ts';

/** How much comes: enough for every bound to be reached. */
const messages = 30_000;
const people = 10_000;
const strangers = 2000;

/** Comes in, and hears as much as in days of a busy server. */
async function busyStage(): Promise<Stage> {
  const stage = new Stage();
  await stage.comeIn('salon', 'alice', ['#seen', '#unseen']);
  stage.client.look(stage.room('#seen'));
  return stage;
}

/** Lets the clock go on and forgets what the client sent. */
async function rest(stage: Stage, ms: number): Promise<void> {
  stage.clock.advance(ms);
  await stage.settle();
  stage.sent = [];
}

test('what is said for days in a room that is seen, and in one that is not, takes no more room than a day of it', async () => {
  const stage = await busyStage();
  for (let n = 0; n < messages; n += 1) {
    const nick = `user${n % 100}`;
    stage.line(`@msgid=s${n} :${nick}!~u@h PRIVMSG #seen :message ${n}`);
    stage.line(`@msgid=u${n} :${nick}!~u@h PRIVMSG #unseen :alice: message ${n}`);
    stage.line(`@+typing=active :${nick}!~u@h TAGMSG #seen`);
    stage.line(`@+draft/react=x;+draft/reply=s${n} :${nick}!~u@h TAGMSG #seen`);
    if (n % 1000 === 0) await rest(stage, 1000);
  }
  await rest(stage, 120_000);
  const seen = stage.room('#seen');
  const unseen = stage.room('#unseen');
  expect(seen.timeline.entries.length).toBeLessThanOrEqual(3000);
  expect(unseen.timeline.entries.length).toBeLessThanOrEqual(3000);
  expect(seen).toMatchObject({ unread: 0, typing: [] });
  expect(unseen).toMatchObject({ unread: messages, mentions: messages });
  expect(inside(stage.client).unseenKept('#unseen')).toBeLessThanOrEqual(3000);
  expect(inside(stage.client).reactionsKept('#seen')).toBeLessThanOrEqual(20_000);
  expect(stage.clock.waiting).toBeLessThan(5);
});

test('who came and went is forgotten, but for whom one talks with or watches', async () => {
  const stage = await busyStage();
  stage.client.talkWith('user7');
  const drawn = stage.client.person('user8');
  drawn.watch(() => undefined);
  for (let n = 0; n < people; n += 1) {
    stage.line(`:user${n}!~u@h JOIN #seen user${n} :User`);
    stage.line(`:user${n}!~u@h PRIVMSG #seen :hello`);
    stage.line(`:user${n}!~u@h ${n % 2 === 0 ? 'QUIT' : 'PART #seen'} :bye`);
    if (n % 1000 === 0) await rest(stage, 1000);
  }
  expect(stage.room('#seen').members.size).toBe(1);
  expect(inside(stage.client).peopleKept()).toBeLessThanOrEqual(1000);
  expect(stage.client.person('user8')).toBe(drawn);
  expect(stage.client.person('user7').account).toBe('user7');
});

test('strangers who begin talks do not fill the list for ever, and what was begun stays', async () => {
  const stage = await busyStage();
  stage.client.setDraft(stage.client.talkWith('friend'), 'dear');
  for (let n = 0; n < strangers; n += 1) {
    stage.line(`:user${n}!~u@h PRIVMSG alice :buy`);
    if (n % 1000 === 0) await rest(stage, 1000);
  }
  expect(stage.client.rooms.all.length).toBeLessThanOrEqual(503);
  expect(stage.room('friend').draft).toBe('dear');
  expect(stage.client.rooms.get(`user${strangers - 1}`)).toBeDefined();
});

test('a server that never says what was missed, and never ends a batch, does not fill the memory', async () => {
  const stage = await busyStage();
  stage.line('@msgid=m0 :bob!~b@h PRIVMSG #seen :before');
  stage.closed('gone');
  await rest(stage, 5000);
  stage.opened();
  await stage.settle();
  for (const line of [
    ':s CAP * LS :batch draft/chathistory labeled-response message-tags',
    ':s CAP * ACK :batch draft/chathistory labeled-response message-tags',
    ':s 001 alice :Welcome',
    ':s BATCH +never nonsense',
  ]) {
    stage.line(line);
    await stage.settle();
  }
  const described = stage.sent.find(line => line.includes('PING described')) ?? '';
  stage.line(`${described.split(' ')[0]} :s PONG s described`);
  stage.line(':alice!~alice@h JOIN #seen');
  await stage.settle();
  for (let n = 1; n <= messages; n += 1) stage.line(`@msgid=m${n} :bob!~b@h PRIVMSG #seen :message ${n}`);
  expect(stage.room('#seen').timeline.entries.length).toBe(1);
  for (let seconds = 0; seconds < 60; seconds += 10) {
    stage.line(':s NOTICE alice :still here');
    await rest(stage, 10_000);
  }
  expect(stage.client.link.now.phase).toBe('online');
  const { entries } = stage.room('#seen').timeline;
  expect(entries.length).toBeLessThanOrEqual(4500);
  expect(entries.at(-1)?.text).toBe(`message ${messages}`);
  expect(entries.length).toBe(messages + 1 - Number(entries[0]?.msgid?.slice(1)));
  stage.client.leave();
});
