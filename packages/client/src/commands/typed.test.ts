import { describe, expect, test } from 'vitest';
import { fakeClient } from '../../test/commands/fake-client.ts';
import { slashCommands } from './table.ts';
import { parseTyped, runTyped } from './typed.ts';

describe('what was typed', () => {
  test.each([
    ['hello', 'hello'],
    ['//join is a command', '/join is a command'],
    ['/etc/hosts is a file', '/etc/hosts is a file'],
    ['/', '/'],
    ['/ hello', '/ hello'],
    ['/5', '/5'],
    [' /join', ' /join'],
  ])('%j is said as %j', (line, text) => {
    expect(parseTyped(line)).toEqual({ type: 'say', text });
  });

  test('is a command with its words, in any case and by any of its names', () => {
    expect(parseTyped('/LEAVE  #tea so long ')).toMatchObject({
      type: 'command',
      command: { name: 'part' },
      rest: '#tea so long',
    });
  });

  test('keeps lines of what is said, and makes one line of the rest, so that no second command hides in it', () => {
    expect(parseTyped('/me waves\nand goes')).toMatchObject({ rest: 'waves\nand goes' });
    expect(parseTyped('/quote PING a\nQUIT')).toMatchObject({ rest: 'PING a QUIT' });
  });

  test.each([
    ['/jion', 'join'],
    ['/kcik', 'kick'],
    ['/whoi', 'whois'],
    ['/unbann', 'unban'],
    ['/xyzzy', undefined],
  ])('%s may be meant as %s', (line, nearest) => {
    const typed = parseTyped(line);
    expect(typed.type === 'unknown' && typed.near[0]).toBe(nearest);
  });

  test('all names of commands are there once', () => {
    const names = slashCommands.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('what is carried out', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['hello', 'say #tea hello {}'],
    ['/me waves', 'say #tea waves {"kind":"acted"}'],
    ['/say /x', 'say #tea /x {"kind":"said"}'],
    ['/shrug well', 'say #tea well ¯\\_(ツ)_/¯ {"kind":"said"}'],
    ['/plain \x02a\x02', 'say #tea a {"kind":"said"}'],
    ['/spoiler dead', 'say #tea \x0301,01dead\x03 {"kind":"said"}'],
    ['/msg bob hi you', 'say bob hi you'],
    ['/notice #tea ding', 'say #tea ding {"kind":"noticed"}'],
    ['/notice carol ding', 'raw NOTICE carol :ding'],
    ['/reply yes', 'say #tea yes {"replyTo":"id1"}'],
    ['/edit better', 'edit #tea id0 better'],
    ['/delete oops', 'remove #tea id0 oops'],
    ['/react 👍', 'react #tea id1 👍'],
    ['/join cake', 'join #cake'],
    ['/join #a,b secret', 'join #a secret|join #b secret'],
    ['/part #tea bye all', 'part #tea bye all'],
    ['/topic we drink', 'setTopic #tea we drink'],
    ['/topic -', 'setTopic #tea '],
    ['/topic #tea x', 'setTopic #tea x'],
    ['/invite bob', 'invite #tea bob'],
    ['/kick bob be kind', 'kick #tea bob be kind'],
    ['/ban bob', 'mode #tea +b *!*@host.example'],
    ['/ban carol', 'mode #tea +b carol!*@*'],
    ['/ban $weird', 'mode #tea +b $weird!*@*'],
    ['/mute bob', 'mode #tea +b m:*!*@host.example'],
    ['/kickban bob out', 'mode #tea +b *!*@host.example|kick #tea bob out'],
    ['/unban bob', 'mode #tea -b *!*@host.example'],
    ['/unmute bob', 'mode #tea -b m:bob!*@*'],
    ['/op bob carol dan', 'mode #tea +oo bob carol|mode #tea +o dan'],
    ['/devoice bob', 'mode #tea -v bob'],
    ['/mode +l 9', 'mode #tea +l 9'],
    ['/mode alice +i', 'raw MODE alice +i'],
    ['/mode b', 'raw MODE #tea b'],
    ['/nick bea', 'setNick bea'],
    ['/away', 'setAway away'],
    ['/away tea time', 'setAway tea time'],
    ['/back', 'setAway'],
    ['/ignore bob', 'raw SILENCE +bob!*@*'],
    ['/unignore bob', 'raw SILENCE -bob!*@*'],
    ['/ns INFO', 'raw NICKSERV INFO'],
    ['/nickserv', 'raw NICKSERV HELP'],
    ['/quote TIME', 'raw TIME'],
    ['/ctcp bob time', 'raw PRIVMSG bob :\x01TIME\x01'],
    ['/ping bob', 'raw PRIVMSG bob :\x01PING 1\x01'],
    ['/login hunter2', 'login alice hunter2'],
    ['/login al hunter2', 'login al hunter2'],
    ['/logout', 'logout'],
    ['/close', 'close #tea'],
    ['/markread', 'markRead #tea'],
    ['/markread all', 'markRead #tea'],
    ['/notify muted', 'setLoudness #tea muted'],
    ['/quit bye', 'leave bye'],
    ['/rename #coffee', 'raw RENAME #tea #coffee'],
  ];
  test.each(rows)('%j is %j', async (line, expected) => {
    const { fake, tea } = scene();
    const ran = await runTyped(fake.client, tea, line);
    expect(ran).toMatchObject({ ok: true });
    expect(fake.calls.join('|')).toBe(expected);
  });

  test.each([
    ['/msg bob', { answer: 'room', room: { name: 'bob' } }],
    ['/join', { answer: 'rooms' }],
    ['/help /Join', { answer: 'help', name: 'join' }],
    ['/whois bob', { answer: 'profile', nick: 'bob' }],
    ['/search cake', { answer: 'search', text: 'cake' }],
    ['/names', { answer: 'members' }],
    ['/register', { answer: 'account', wanted: 'register' }],
    ['/identify ', { answer: 'account', wanted: 'login' }],
    ['/mode', { answer: 'lines', lines: ['#tea +nl 5'] }],
    ['/ping', { answer: 'note', code: 'lag', with: { ms: '12' } }],
    ['/history 2026-03-01', { answer: 'moment', when: expect.any(Function) }],
  ])('%j leads to %j', async (line, value) => {
    const { fake, tea } = scene();
    expect(await runTyped(fake.client, tea, line)).toMatchObject({ ok: true, value });
  });

  test.each([
    ['/kick', 'usage'],
    ['/jion #x', 'unknown-near'],
    ['/xyzzy', 'unknown'],
    ['/topic #elsewhere x', 'not-in-room'],
    ['/history soon', 'no-moment'],
    ['/unban carol', 'not-banned'],
  ])('%j is not done: %s', async (line, code) => {
    const { fake, tea } = scene();
    expect(await runTyped(fake.client, tea, line)).toMatchObject({ ok: false, code });
    expect(fake.calls).toEqual([]);
  });

  test('who is away is back by /away alone', async () => {
    const { fake, tea } = scene();
    fake.away = 'out';
    await runTyped(fake.client, tea, '/away');
    expect(fake.calls).toEqual(['setAway']);
  });

  test('nothing is said where the server speaks', async () => {
    const { fake } = scene();
    expect(await runTyped(fake.client, fake.room('*'), 'hello')).toMatchObject({ code: 'nobody-hears' });
  });

  test('shows what a service answers, and why the server refused', async () => {
    const { fake, tea } = scene();
    fake.answers.push(':NickServ!s@s NOTICE alice :Account bob.', ':irc ACK');
    expect(await runTyped(fake.client, tea, '/ns INFO bob')).toMatchObject({
      value: { lines: ['Account bob.'] },
    });
    fake.answers.splice(0, 2, ':irc 421 alice FOO :Unknown command');
    expect(await runTyped(fake.client, tea, '/quote FOO')).toMatchObject({
      ok: false,
      code: '421',
      text: 'FOO Unknown command',
    });
  });

  test('reads answers with and without the colon before the last word', async () => {
    const { fake, tea } = scene();
    fake.answers.push('NOTICE alice Account bob since: ever', '372 alice :- hello', '376 alice End');
    const ran = await runTyped(fake.client, tea, '/ns INFO');
    expect(ran).toMatchObject({ value: { lines: ['Account bob since: ever', '- hello', 'End'] } });
    fake.answers.splice(0, 3, 'FAIL SILENCE TOO_MANY bob Your list is full');
    expect(await runTyped(fake.client, tea, '/ignore bob')).toMatchObject({ ok: false, code: 'TOO_MANY' });
  });

  function scene() {
    const fake = fakeClient();
    fake.userhosts.set('bob', 'b@host.example');
    fake.bans.push('*!*@host.example', 'm:bob!*@*', 'x!*@*');
    return { fake, tea: fake.room('#tea', ['alice', 'bob'], ['alice: one', 'bob: two']) };
  }
});
