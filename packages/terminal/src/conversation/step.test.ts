import { describe, expect, test } from 'vitest';
import { question } from '../door.ts';
import { queuedLinesMax } from './entered.ts';
import { begin, type Conversation, type Deed, type Happening } from './model.ts';
import { promptOf } from './prompt.ts';
import { step } from './step.ts';

/** Plays what happens, written as in the tables below, and writes down the deeds. */
function play(...happenings: string[]): { now: Conversation; deeds: string[] } {
  let now = begin('host:1').next;
  let deeds: string[] = [];
  for (const text of happenings) {
    const stepped = step(now, happeningOf(text));
    now = stepped.next;
    deeds = stepped.deeds.map(deedText);
  }
  return { now, deeds };
}

function happeningOf(text: string): Happening {
  const [, kind, rest = ''] = /^(\S+) ?(.*)$/s.exec(text) ?? [];
  switch (kind) {
    case 'opened':
    case 'due':
    case 'left':
      return { kind };
    case '<':
      return { kind: 'heard', lines: rest === '' ? [] : rest.split('|'), asks: false };
    case '<?':
      return { kind: 'heard', lines: rest === '' ? [] : rest.split('|'), asks: true };
    case '>':
      return { kind: 'entered', line: rest };
    case 'ended':
      return { kind: 'ended', reason: rest === '' ? undefined : rest, dice: 0.5 };
    default:
      throw new Error(`no such happening: ${text}`);
  }
}

function deedText(deed: Deed): string {
  switch (deed.do) {
    case 'send':
      return `send ${JSON.stringify(deed.text)}`;
    case 'wait':
      return `wait ${deed.ms}`;
    case 'show':
      return `show ${deed.lines.join('|')}`;
    case 'exit':
      return `exit ${deed.status} ${deed.sentence ?? ''}`.trim();
    default:
      return deed.do;
  }
}

const asked = ['opened', '<?'];
const talking = [...asked, '> alice', '< >> Welcome alice !'];
const lost = [...talking, 'ended connection reset'];
const back = [...lost, 'due', 'opened'];

test('a password behind the pseudo is given once, and not remembered', () => {
  const welcomed = play(...asked, '> alice secret', '< >> Welcome alice !');
  const unsaid = play(...asked, '> alice secret', '< You are banned', 'due');
  for (const { now } of [welcomed, unsaid]) {
    expect(now.pseudo).toBe('alice');
    expect(JSON.stringify(now)).not.toContain('secret');
  }
});

describe('conversation', () => {
  test.each<[string, string[], string, string[]]>([
    ['the server asks', ['opened', '<?'], 'asked', ['rest']],
    ['an answer', [...asked, '> alice'], 'answered', ['send "alice\\n"']],
    ['Enter is no answer', [...asked, '> '], 'asked', []],
    ['a wrong answer', [...asked, '> x y', '<? Wrong'], 'asked', ['show Wrong', 'rest']],
    ['welcome', talking, 'talking', ['show >> Welcome alice !', 'wait 10000']],
    ['speech', [...talking, '> hello'], 'talking', ['send "hello\\n"']],
    ['a command of the server', [...talking, '> /help'], 'talking', ['send "/help\\n"']],
    ['Enter shows that somebody is there', [...talking, '> '], 'talking', ['send "\\n"']],
    [
      'speech of others',
      [...talking, '< bob: hi|>> Welcome carol !'],
      'talking',
      ['show bob: hi|>> Welcome carol !'],
    ],
    ['a pseudo typed before the question', ['> alice', 'opened', '<?'], 'answered', ['send "alice\\n"']],
    [
      'lines pasted behind the pseudo wait for the welcome',
      [...asked, '> alice', '> one', '> two', '< >> Welcome alice !'],
      'talking',
      ['show >> Welcome alice !', 'wait 10000', 'send "one\\ntwo\\n"'],
    ],
    [
      'a line that is no welcome',
      [...asked, '> alice', '< No room.'],
      'answered',
      ['show No room.', 'wait 2000'],
    ],
    [
      'and no question behind it: in, without a room',
      [...asked, '> alice', '> one', '< No room.', 'due'],
      'talking',
      ['wait 10000', 'send "one\\n"'],
    ],
    [
      '… and never become a pseudo',
      [...asked, '> alice', '> one', '<? Wrong'],
      'asked',
      ['show Wrong', 'rest'],
    ],
  ])('%s', (_, happenings, state, deeds) => {
    const played = play(...happenings);
    expect(played.now.stage.state).toBe(state);
    expect(played.deeds).toEqual(deeds);
  });
});

describe('conversation: losses', () => {
  test.each<[string, string[], string, string[]]>([
    [
      'a loss is told and retried',
      lost,
      'waiting',
      ['show -- connection to host:1 lost (connection reset); trying again in 1 s', 'wait 1000'],
    ],
    [
      'the server restarts',
      [...talking, 'ended'],
      'waiting',
      ['show -- connection to host:1 lost; trying again in 1 s', 'wait 1000'],
    ],
    ['the pause is over', [...lost, 'due'], 'connecting', ['dial']],
    ['Enter shortens the pause', [...lost, '> '], 'connecting', ['dial']],
    [
      'the next attempt fails',
      [...lost, 'due', 'ended connection refused'],
      'waiting',
      ['show -- cannot reach host:1 (connection refused); trying again in 2 s', 'wait 2000'],
    ],
    ['it is back', back, 'greeting', ['show -- connected to host:1 again']],
    ['it answers by itself', [...back, '<?'], 'answered', ['send "alice\\n"']],
    ['only once', [...back, '<?', '<? Taken'], 'asked', ['show Taken', 'rest']],
    [
      'the server spells the pseudo',
      [...asked, '>  al ', '< >> Welcome al !', 'ended', 'due', 'opened', '<?'],
      'answered',
      ['send "al\\n"'],
    ],
    [
      'a line entered meanwhile waits',
      [...lost, '> one'],
      'waiting',
      ['show -- no connection: sent as soon as it is back'],
    ],
    [
      'and is sent after the welcome',
      [...lost, '> one', '> two', 'due', 'opened', '> three', '<?', '< >> Welcome alice !|bob: hi'],
      'talking',
      ['show >> Welcome alice !|bob: hi', 'wait 10000', 'send "one\\ntwo\\nthree\\n"'],
    ],
    [
      'lost again before the welcome',
      [...back, '<?', 'ended'],
      'waiting',
      ['show -- connection to host:1 lost; trying again in 2 s', 'wait 2000'],
    ],
    [
      'a short return does not start the pauses anew',
      [...back, '<?', '< >> Welcome alice !', 'ended'],
      'waiting',
      ['show -- connection to host:1 lost; trying again in 2 s', 'wait 2000'],
    ],
    [
      'a settled one does',
      [...back, '<?', '< >> Welcome alice !', 'due', 'ended'],
      'waiting',
      ['show -- connection to host:1 lost; trying again in 1 s', 'wait 1000'],
    ],
  ])('%s', (_, happenings, state, deeds) => {
    const played = play(...happenings);
    expect(played.now.stage.state).toBe(state);
    expect(played.deeds).toEqual(deeds);
  });

  test('a night without network tells its failures a few times, then only tries', () => {
    const failures = [...Array(20).keys()].flatMap(() => ['due', 'ended timed out']);
    let told = 0;
    for (let n = 2; n <= failures.length; n += 2) {
      const { deeds } = play(...lost, ...failures.slice(0, n));
      if (deeds.length > 1) told = n / 2;
      expect(deeds.at(-1)).toMatch(/^wait/);
    }
    expect(told).toBe(5);
    expect(play(...lost, ...failures.slice(0, 10)).deeds).toEqual([
      'show -- cannot reach host:1 (timed out); trying again every 30 s (Enter: now)',
      'wait 30000',
    ]);
  });

  test('lines that wait are bounded, and the refused one is not lost', () => {
    const full = [...lost, ...Array.from({ length: queuedLinesMax }, (_, n) => `> ${n}`)];
    const { now, deeds } = play(...full, '> one more');
    expect(now.queue).toHaveLength(queuedLinesMax);
    expect(deeds).toEqual([
      `show -- not sent, ${queuedLinesMax} lines wait already; Up brings this one back: one more`,
    ]);
  });
});

describe('conversation: ends', () => {
  test.each<[string, string[], string, string[]]>([
    [
      'nobody is there',
      ['ended connection refused'],
      'over',
      [
        'exit 1 Cannot reach host:1 (connection refused). Is the server running? Start it with: sh ./server.sh',
      ],
    ],
    [
      'no such host',
      ['ended unknown host'],
      'over',
      ['exit 1 Cannot reach host:1 (unknown host). Is the name of the host right?'],
    ],
    [
      'closed after ten wrong pseudos, or none in time',
      [...asked, '<? Wrong', 'ended'],
      'over',
      ['exit 1 host:1 closed the connection before a pseudo was accepted.'],
    ],
    ['/quit', [...talking, '> /quit'], 'leaving', ['send "/quit\\n"', 'end', 'wait 2000']],
    [
      '/quit with a last word',
      [...talking, '> /quit bye'],
      'leaving',
      ['send "/quit bye\\n"', 'end', 'wait 2000'],
    ],
    ['Ctrl-D', [...talking, 'left'], 'leaving', ['send "/quit\\n"', 'end', 'wait 2000']],
    [
      'last words of the server',
      [...talking, 'left', '< >> Bye alice !'],
      'leaving',
      ['show >> Bye alice !'],
    ],
    ['the server closes', [...talking, 'left', 'ended'], 'over', ['exit 0']],
    ['the server does not close', [...talking, 'left', 'due'], 'over', ['drop', 'exit 0']],
    ['Ctrl-C twice', [...talking, 'left', 'left'], 'over', ['drop', 'exit 0']],
    ['leaving at the question', [...asked, 'left'], 'leaving', ['end', 'wait 2000']],
    ['/quit at the question is no pseudo', [...asked, '> /quit'], 'leaving', ['end', 'wait 2000']],
    ['leaving before the connection', ['left'], 'over', ['drop', 'exit 0']],
    ['leaving without a connection', [...lost, '> /quit'], 'over', ['drop', 'exit 0']],
    [
      'what was not sent is told',
      [...lost, '> one', 'left'],
      'over',
      ['show -- not sent: 1 line', 'drop', 'exit 0'],
    ],
    [
      'put out for being idle: no return by itself',
      [...talking, '< alice seems to be afk. Force disconnection.', '< >> Bye alice !', 'ended'],
      'dormant',
      ['show -- you were away too long and were put out; press Enter to come back, Ctrl-D to leave'],
    ],
    [
      'somebody else was put out',
      [...talking, '< bob seems to be afk. Force disconnection.', 'ended'],
      'waiting',
      ['show -- connection to host:1 lost; trying again in 1 s', 'wait 1000'],
    ],
    [
      'somebody only says so',
      [...talking, '< bob: alice seems to be afk. Force disconnection.', 'ended'],
      'waiting',
      ['show -- connection to host:1 lost; trying again in 1 s', 'wait 1000'],
    ],
    [
      'nobody answered the question after a return',
      [...back, '<?', '<? Taken', 'ended'],
      'dormant',
      [
        'show -- host:1 got no good pseudo and closed the connection; press Enter to come back, Ctrl-D to leave',
      ],
    ],
    ['Enter comes back', [...back, '<?', '<? Taken', 'ended', '> '], 'connecting', ['dial']],
    ['a line comes back as well', [...back, '<?', '<? Taken', 'ended', '> hi'], 'connecting', ['dial']],
    ['lines after the goodbye go nowhere', [...talking, 'left', '> hi'], 'leaving', []],
  ])('%s', (_, happenings, state, deeds) => {
    const played = play(...happenings);
    expect(played.now.stage.state).toBe(state);
    expect(played.deeds).toEqual(deeds);
  });
});

test('the prompt fits where the conversation stands', () => {
  expect(promptOf(play().now)).toEqual({ text: '', mode: 'answer' });
  expect(promptOf(play(...asked).now)).toEqual({ text: question, mode: 'answer' });
  expect(promptOf(play(...talking).now)).toEqual({ text: '> ', mode: 'talk' });
  expect(promptOf(play(...lost).now)).toEqual({ text: 'offline> ', mode: 'talk' });
  expect(promptOf(play(...back, '<?').now)).toEqual({ text: 'offline> ', mode: 'talk' });
});
