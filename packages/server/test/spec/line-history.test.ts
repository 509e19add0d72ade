import { afterEach, describe, expect } from 'vitest';
import type { Peer } from '../support/peer.ts';
import { rememberingServer } from '../support/remembering.ts';
import type { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function open(settings: Record<string, unknown> = {}): Promise<TestServer> {
  server = await rememberingServer({ idle: { lineSeconds: 0 }, ...settings });
  return server;
}

const before = '>> Said in #lobby before you came, times in UTC:';
const said = '>> Said in #lobby, times in UTC:';

/** Says something, and waits until the server has taken it. */
async function say(peer: Peer, ...lines: readonly string[]): Promise<void> {
  peer.send(...lines, '/nick');
  await peer.until('must not be empty');
}

describe('Coming into a room', () => {
  rule('LINEHISTORY-1 LINEHISTORY-2: who comes in is shown what was said', async () => {
    const { clock, line } = bound(await open());
    const alice = await line('alice');
    await say(alice, 'first', '/me waves');
    clock.advance(86_400_000);
    await say(alice, 'second');
    const bob = await line('bob');
    await bob.readsLines(
      before,
      '2026-01-01 00:00 alice: first',
      '2026-01-01 00:00 * alice waves',
      '00:00 alice: second',
    );
  });

  rule('LINEHISTORY-3: where there is nothing to show, nothing is shown', async () => {
    const { line } = bound(await open({ line: { historyLines: 0 } }));
    const alice = await line('alice');
    await say(alice, 'first');
    const bob = await line('bob');
    bob.send('/who');
    await bob.readsLines('>> 2 in #lobby: @alice, bob');
    bob.send('/join #empty');
    await bob.readsLines('>> You are in 2 rooms; what you say goes to #empty.', '[#empty] >> Welcome bob !');
    bob.send('/history');
    await bob.readsLines('>> Nothing is remembered that was said in #empty.');
  });

  rule('LINEHISTORY-4: nothing is shown twice', async () => {
    const { line } = bound(await open());
    const alice = await line('alice');
    await say(alice, 'one');
    const bob = await line('bob');
    alice.send('two');
    const lines = [await bob.line(), await bob.line(), await bob.line()];
    expect(lines.sort()).toEqual([before, '00:00 alice: one', 'alice: two'].sort());
    bob.send('/who');
    await bob.readsLines('>> 2 in #lobby: @alice, bob');
  });

  rule('LINEHISTORY-5: lines are counted, and messages are whole', async () => {
    const { line, irc } = bound(await open({ line: { historyLines: 3 } }));
    const alice = await irc('#lobby', 'alice', 'batch draft/multiline');
    alice.send('PRIVMSG #lobby :one');
    for (const text of ['two', 'three']) {
      const lines = ['a', 'b'].map(end => `@batch=1 PRIVMSG #lobby :${text} ${end}`);
      alice.send('BATCH +1 draft/multiline #lobby', ...lines, 'BATCH -1');
    }
    alice.send('PRIVMSG #lobby :four', 'PING done');
    await alice.until(/PONG/);
    const bob = await line('bob');
    await bob.readsLines(before, '00:00 alice: three a', '00:00 alice: three b', '00:00 alice: four');
    bob.send('/history 1', '/history 4');
    await bob.readsLines(said, '00:00 alice: four', said, '00:00 alice: one');
    await bob.until('00:00 alice: four');
  });

  rule('LINEHISTORY-6: what is not for her is not shown', async () => {
    const { clock, line } = bound(await open({ history: { readable: 'joined' } }));
    const alice = await line('alice');
    await say(alice, 'one');
    clock.advance(1);
    const bob = await line('bob');
    await say(bob, 'two');
    bob.send('/history');
    await bob.readsLines(said, '00:00 bob: two');
  });
});

describe('/history', () => {
  rule('LINEHISTORY-10 LINEHISTORY-14: so many, or since so long', async () => {
    const { clock, line } = bound(await open({ line: { historyLines: 2 } }));
    const alice = await line('alice');
    await say(alice, 'one');
    clock.advance(3_600_000);
    await say(alice, 'two', 'three');
    clock.advance(60_000);
    alice.send('four', '/history');
    await alice.readsLines(said, '01:00 alice: three', '01:01 alice: four');
    alice.send('/history 3');
    await alice.readsLines(said, '01:00 alice: two', '01:00 alice: three', '01:01 alice: four');
    alice.send('/history 30m');
    await alice.readsLines(said, '01:00 alice: two', '01:00 alice: three', '01:01 alice: four');
    alice.send('/history 2h');
    await alice.readsLines(said, '00:00 alice: one');
    await alice.until('01:01 alice: four');
    alice.send('/history a b', '/history a b 3');
    await alice.readsLines(
      '>> How much, and of whom? /history 50, /history 2h, /history ROOM 50.',
      '>> How much, and of whom? /history 50, /history 2h, /history ROOM 50.',
    );
  });

  rule('LINEHISTORY-11 LINEHISTORY-12: of a room, and of a talk', async () => {
    const { line } = bound(await open());
    const alice = await line('alice');
    const bob = await line('bob');
    server?.logIn('alice', 'alice');
    server?.logIn('bob', 'robert');
    await alice.until('You are logged in as alice.');
    await bob.until('You are logged in as robert.');
    await say(alice, '/msg bob hi', '/join #tea', 'milk?');
    await say(bob, '/msg alice hello');
    await alice.until('bob (to you): hello');
    alice.send('/history bob');
    await alice.readsLines('>> Said in bob, times in UTC:', '00:00 alice: hi', '00:00 bob: hello');
    alice.send('/history tea 1');
    await alice.readsLines('>> Said in #tea, times in UTC:', '00:00 alice: milk?');
    bob.send('/history #tea', '/history nobody', '/history #none');
    await bob.readsLines(
      '>> You are not in #tea. /join it first.',
      '>> There is no one called "nobody" here.',
      '>> There is no room "#none". /rooms shows which there are.',
    );
  });

  rule('LINEHISTORY-13: no more lines than that', async () => {
    const { line } = bound(await open({ line: { linesMax: 2 } }));
    const alice = await line('alice');
    await say(alice, 'one', 'two', 'three');
    alice.send('/history 1000');
    await alice.readsLines(said, '00:00 alice: two', '00:00 alice: three');
    alice.send('/history 1d');
    await alice.readsLines(said, '00:00 alice: two', '00:00 alice: three');
  });

  rule('LINEHISTORY-15: what disturbs a terminal is left out', async () => {
    const { line, irc } = bound(await open());
    const alice = await irc('#lobby', 'alice');
    alice.send('PRIVMSG #lobby :\x02bold\x02 \x1b[2Jand \x07bell', 'PING done');
    await alice.until(/PONG/);
    const bob = await line('bob');
    await bob.readsLines(before, '00:00 alice: bold [2Jand bell');
  });
});

describe('/search', () => {
  const found = '>> Found in #lobby, times in UTC:';

  rule('LINEHISTORY-20 LINEHISTORY-21: words, phrases, and who said them where', async () => {
    const { line } = bound(await open());
    const alice = await line('alice');
    await say(alice, 'Tea with hot milk', 'milk, hot', 'nothing');
    const bob = await line('bob');
    await bob.until('alice: nothing');
    await say(bob, 'no tea', '/join #tea', 'tea');
    bob.send('/search HOT milk in:lobby', '/search "hot milk" in:#lobby', '/search tea from:BOB in:lobby');
    await bob.readsLines(
      found,
      '00:00 alice: Tea with hot milk',
      '00:00 alice: milk, hot',
      found,
      '00:00 alice: Tea with hot milk',
      found,
      '00:00 bob: no tea',
    );
    bob.send('/search tea', '/search from:bob', '/search coffee');
    await bob.readsLines(
      '>> Found in #tea, times in UTC:',
      '00:00 bob: tea',
      '>> Found in #tea, times in UTC:',
      '00:00 bob: tea',
      '>> Nothing was found in #tea.',
    );
  });

  rule('LINEHISTORY-22 LINEHISTORY-25: when it was said', async () => {
    const { clock, line } = bound(await open());
    const alice = await line('alice');
    await say(alice, 'tea one');
    clock.advance(86_400_000);
    await say(alice, 'tea two');
    clock.advance(86_400_000);
    await say(alice, 'tea three');
    alice.send('/search tea before:2026-01-02', '/search tea after:2026-01-03', '/search tea after:1d');
    await alice.readsLines(found, '2026-01-01 00:00 alice: tea one', found, '00:00 alice: tea three');
    await alice.readsLines(found, '2026-01-02 00:00 alice: tea two', '00:00 alice: tea three');
    alice.send('/search tea after:2026-01-02 before:2026-01-03');
    await alice.readsLines(found, '2026-01-02 00:00 alice: tea two');
    const usage = '>> What? /search WORDS "A PHRASE" from:PSEUDO in:ROOM after:2026-01-31 before:2h';
    alice.send('/search', '/search in:#lobby', '/search tea before:2026-13-01', '/search tea after:noon');
    await alice.readsLines(usage, usage, usage, usage);
  });

  rule('LINEHISTORY-23 LINEHISTORY-24: not elsewhere, and not too much', async () => {
    const { line } = bound(await open({ line: { linesMax: 2, historyLines: 0 } }));
    const alice = await line('alice');
    const bob = await line('bob');
    await say(alice, '/join #tea', 'tea', '/join #lobby', 'tea one', 'tea two', 'tea three');
    await bob.until('alice: tea three');
    bob.send('/search tea in:#tea', '/search tea in:tea', '/search tea in:#none', '/search tea');
    await bob.readsLines(
      '>> You are not in #tea. /join it first.',
      '>> There is no one called "tea" here.',
      '>> There is no room "#none". /rooms shows which there are.',
      '>> Found in #lobby, times in UTC; there is more, so say more of it:',
      '00:00 alice: tea two',
      '00:00 alice: tea three',
    );
  });
});

describe('/edit and /delete', () => {
  rule('LINEHISTORY-30 LINEHISTORY-33: what one said last has another text', async () => {
    const { line } = bound(await open());
    const alice = await line('alice');
    const bob = await line('bob');
    await say(alice, 'milk and teh');
    await bob.until('alice: milk and teh');
    await say(bob, 'tea');
    await alice.until('bob: tea');
    alice.send('/edit milk and tea');
    await alice.until(/milk and tea/);
    expect(await bob.until(/milk and tea/)).toMatch(/alice/);
    bob.send('/history', '/search teh');
    await bob.readsLines(said);
    expect(await bob.line()).toMatch(/^00:00 .*alice.*milk and tea/);
    await bob.readsLines('00:00 bob: tea', '>> Nothing was found in #lobby.');
  });

  rule('LINEHISTORY-31 LINEHISTORY-33: what one said last is taken back', async () => {
    const { line } = bound(await open());
    const alice = await line('alice');
    const bob = await line('bob');
    await say(alice, 'first', 'second');
    await bob.until('alice: second');
    alice.send('/delete');
    await bob.readsLines('>> alice took a message back.');
    bob.send('/history', '/search second');
    await bob.readsLines(said, '00:00 alice: first', '>> Nothing was found in #lobby.');
    await say(alice, '/join #tea', '/delete lobby');
    await bob.readsLines('>> alice took a message back.');
    bob.send('/history');
    await bob.readsLines('>> Nothing is remembered that was said in #lobby.');
  });

  rule('LINEHISTORY-32: nothing of others, and nothing that is too old', async () => {
    const { clock, line } = bound(await open({ history: { editSeconds: 60, redactSeconds: 120 } }));
    const alice = await line('alice');
    const bob = await line('bob');
    await say(alice, 'one');
    await bob.until('alice: one');
    bob.send('/edit two', '/delete', '/delete #none', '/delete nobody');
    await bob.readsLines(
      '>> Nothing that you said in #lobby can be changed.',
      '>> Nothing that you said in #lobby can be changed.',
      '>> Nothing that you said in #none can be changed.',
      '>> Nothing that you said in nobody can be changed.',
    );
    clock.advance(61_000);
    alice.send('/edit two');
    await alice.until('What was said can be changed for 1 min.');
    alice.send('/delete');
    await bob.readsLines('>> alice took a message back.');
    await say(bob, 'three');
    clock.advance(121_000);
    bob.send('/delete');
    await bob.until('What was said can be changed for 2 min.');
  });
});

function bound(one: TestServer) {
  return {
    clock: one.clock,
    line: (nick: string) => one.line(nick),
    irc: (...given: Parameters<TestServer['ircIn']>) => one.ircIn(...given),
  };
}
