import { cpSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished } from 'vitest';
import { confirmationOfText } from '../../src/hub/confirmation.ts';
import { Store } from '../../src/store/store.ts';
import { newFolder } from '../store/folder.ts';
import type { Peer } from '../support/peer.ts';
import { rememberingServer } from '../support/remembering.ts';
import type { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';
import { rememberingHouse, textsRead } from './scene.ts';
import { withOperator } from './settings.ts';

const at = rememberingHouse({ ...withOperator, history: { daysMax: 60, countMax: 1000 } });
const talking = rememberingHouse({ ...withOperator, history: { toldOnJoin: true } });
const forAll = rememberingHouse({ ...withOperator, history: { ownRemovable: true, readable: 'all' } });
const reads = 'batch';

/** A founder, alice, of a channel in which something was said before anyone else came. */
const founded = `
  a: ${reads}
  b: ${reads}
  c: ${reads}
  a- logs in alice
  a> JOIN #x
  a> CS REGISTER #x
  a> PRIVMSG #x :old
  wait 1s
`;

describe('How long, and for whom', () => {
  rule(
    'MEMORY-1: who comes in is told how long a channel remembers',
    talking`
      a> JOIN #x
      a< 366
      a< : NOTICE a :#x remembers …90 days…
      b> JOIN #x
      b< 366
      b< : NOTICE b :#x remembers …90 days…
      d: batch server-time message-tags draft/chathistory
      d> JOIN #x
      d< 366
      d! : NOTICE …
      a- logs in alice
      a> CS REGISTER #x
      a> CS SET #x HISTORY off
      a< :ChanServ NOTICE a :…HISTORY off {code}
      a> CS SET #x HISTORY off {code}
      c> JOIN #x
      c< 366
      c! : NOTICE …
    `,
  );
  rule(
    'MEMORY-2: a founder chooses, and members are told',
    at`
      ${founded}
      b> JOIN #x
      b> CS SET #x HISTORY 30d
      a! :ChanServ NOTICE #x …
      a> CS SET #x HISTORY 30d
      b< :ChanServ NOTICE #x :…30 days…
      a> CS SET #x HISTORY-FOR joined
      b< :ChanServ NOTICE #x :…since they came in…
      a> CS SET #x HISTORY-FOR joined
      b!
    `,
  );
  rule(
    'MEMORY-3: with history off all is forgotten, and nothing is remembered',
    at`
      ${founded}
      a> CS SET #x HISTORY off
      a< :ChanServ NOTICE a :…HISTORY off {code}
      a- reads #x: old
      a> CS SET #x HISTORY off {code}
      a> PRIVMSG #x :new
      a- reads #x:
    `,
  );
  rule(
    'MEMORY-4: members read what was said since they came in',
    at`
      ${founded}
      a> CS SET #x HISTORY-FOR joined
      b> JOIN #x
      a> PRIVMSG #x :new
      b- reads #x: new
    `,
  );
  rule(
    'MEMORY-5: members read all, and nobody else anything',
    at`
      ${founded}
      a> CS SET #x HISTORY-FOR members
      b- may not read #x
      b> JOIN #x
      b- reads #x: old
    `,
  );
  rule(
    'MEMORY-6: whoever may come in reads it',
    at`
      ${founded}
      a> CS SET #x HISTORY-FOR all
      b- reads #x: old
      a> MODE #x +i
      b- may not read #x
    `,
  );
  rule(
    'MEMORY-7: the server bounds what a founder may choose',
    at`
      ${founded}
      b> JOIN #x
      a> CS SET #x HISTORY 61d
      a< :ChanServ NOTICE a :…60 days…
      a> CS SET #x HISTORY 1001
      a< :ChanServ NOTICE a :…1000…
      b! :ChanServ NOTICE #x …
      a> CS SET #x HISTORY 60d 1000
      b< :ChanServ NOTICE #x
    `,
  );
});

/** A server that may be another one's successor in a folder. */
async function serverIn(folder: string, settings: Record<string, unknown> = {}): Promise<TestServer> {
  const server = await rememberingServer(settings, { folder }, {}, { store: Store.open({ folder }) });
  onTestFinished(() => server.server.stop());
  return server;
}

/** A copy of all that a server that is at work has on disk: what another one would find if it were killed now. */
function takeFiles(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, filter: name => !name.endsWith('.lock') });
  return copy;
}

async function ended(server: TestServer, ...peers: readonly Peer[]): Promise<void> {
  for (const { socket } of peers) socket.destroy();
  await server.eventually(() => server.server.sessions.size === 0);
  await server.server.stop();
}

const server = { name: 'salon.test' };
const minutes = 60_000;

describe('Over time', () => {
  rule('MEMORY-8: what a founder chose holds after a restart', async () => {
    const folder = newFolder();
    const first = await serverIn(folder, { server, history: { toldOnJoin: true } });
    const alice = await first.irc('alice');
    first.logIn('alice', 'alice');
    alice.send('JOIN #x', 'CS REGISTER #x', 'CS SET #x HISTORY 3d 7', 'CS SET #x HISTORY-FOR all');
    await alice.until('whoever may come in');
    await ended(first, alice);
    const second = await serverIn(folder, { server, history: { toldOnJoin: true } });
    const bob = await second.irc('bob');
    bob.send('JOIN #x');
    await bob.until('#x remembers the last 7 messages for 3 days; whoever may come in may read it.');
    await ended(second, bob);
  });

  rule('MEMORY-9: what is too old, or too much, is gone', async () => {
    const test = await rememberingServer({ server, idle: { lineSeconds: 0 } });
    onTestFinished(() => test.stop());
    const alice = await test.irc('alice');
    test.logIn('alice', 'alice');
    alice.send('JOIN #x', 'CS REGISTER #x', 'CS SET #x HISTORY 2d 2', 'PRIVMSG #x :one', 'PRIVMSG #x :two');
    alice.send('PRIVMSG #x :three', 'PING 1');
    await alice.until(/PONG \S+ :?1/);
    // A round is left out while the one before is not done.
    const read = async (expected: readonly string[]) => {
      let got: readonly string[] = ['not read yet'];
      for (let tries = 0; tries < 100 && `${got}` !== `${expected}`; tries += 1) {
        test.clock.advance(10 * minutes);
        await pause(1);
        const reader = await test.ircIn('#x', 'reader');
        got = (await textsRead(test, 'reader', '#x')) ?? [];
        reader.send('QUIT');
        await reader.until('ERROR');
      }
      expect(got).toEqual(expected);
    };
    await read(['two', 'three']);
    test.clock.advance(2 * 24 * 60 * minutes);
    await read([]);
  });
});

describe('What is forgotten', () => {
  for (const [mode, change] of Object.entries({ i: '+i', k: '+k key', R: '+R', s: '+s', b: '+b *!*@*' })) {
    rule(
      `MEMORY-10: a channel that was closed by ${mode} is forgotten when it is empty`,
      at`
        a: ${reads}
        b: ${reads}
        a> JOIN #x
        a> MODE #x ${change}
        a> PRIVMSG #x :secret
        a> MODE #x ${change.replace('+', '-')}
        a> PART #x
        b> JOIN #x
        b< 353 = #x :@b
        b- reads #x:
      `,
    );
  }
  rule(
    'MEMORY-10: and so is one from which the last one is gone without a word',
    at`
      a: ${reads}
      b: ${reads}
      a> JOIN #x
      a> MODE #x +i
      a> PRIVMSG #x :secret
      a- leaves
      b> JOIN #x
      b- reads #x:
    `,
  );
  rule(
    'MEMORY-11: a channel that was never closed is remembered',
    at`
      a: ${reads}
      b: ${reads}
      a> JOIN #x
      a> MODE #x +m
      a> PRIVMSG #x :open
      a> PART #x
      b> JOIN #x
      b- reads #x: open
    `,
  );
  rule('MEMORY-12: a server that begins again forgets what was said behind closed doors', async () => {
    const folder = newFolder();
    const first = await serverIn(folder, { server });
    const alice = await first.irc('alice');
    alice.send('JOIN #x,#y', 'MODE #x +i', 'PRIVMSG #x :secret', 'PRIVMSG #y :open', 'PING 1');
    await alice.until(/PONG \S+ :?1/);
    // Nobody is told that this one stops, as if it had been killed: nobody has left the room.
    const before = takeFiles(folder);
    const second = await serverIn(before, { server });
    const eve = await second.irc('eve');
    eve.send('JOIN #x,#y', 'PING 2');
    await eve.until(/PONG \S+ :?2/);
    expect(await textsRead(second, 'eve', '#x')).toEqual([]);
    expect(await textsRead(second, 'eve', '#y')).toEqual(['open']);
    await ended(second, eve);
    // What is said there from now on is remembered as anywhere: the mark is gone.
    const third = await serverIn(before, { server });
    expect(third.server.loop.hub.state.closedRooms.names.size).toBe(1);
    third.clock.advance(61_000);
    expect(third.server.loop.hub.state.closedRooms.names.size).toBe(0);
    await ended(third);
    await ended(first, alice);
  });
  rule(
    'MEMORY-13: who drops a channel forgets it',
    at`
      ${founded}
      a> CS DROP #x
      a< :ChanServ NOTICE a :…DROP #x {code}
      a> CS DROP #x {code}
      a- reads #x:
    `,
  );
  rule(
    'MEMORY-13: so does an operator who closes its name',
    at`
      ${founded}
      c> OPER root secret
      c> CS PURGE ADD #x
      c> CS PURGE DEL #x
      b> JOIN #x
      b- reads #x:
    `,
  );
  rule('MEMORY-13: and an account that is no more and has no heir', async () => {
    const scene = await at.play(founded);
    const { loop } = (await at.open()).server;
    loop.submit({ type: 'remove-account', account: 'alice' });
    await scene.play('a- reads #x:');
  });
  rule(
    'MEMORY-14: a channel with another name remembers, and forgets what had that name',
    at`
      a: ${reads}
      b: ${reads}
      b> JOIN #y
      b> PRIVMSG #y :theirs
      b> PART #y
      a> JOIN #x
      a> MODE #x +i
      a> PRIVMSG #x :ours
      a> RENAME #x #y
      a- reads #y: ours
      # That it was closed is remembered too.
      a> PART #y
      b> JOIN #y
      b- reads #y:
    `,
  );
  rule('MEMORY-15: an account takes its private talks along', async () => {
    const scene = await at.play(`
      a: ${reads}
      b: ${reads}
      a- logs in alice
      b- logs in bob
      a> PRIVMSG b :for bob alone
      b- reads a: for bob alone
    `);
    const { loop } = (await at.open()).server;
    loop.submit({ type: 'remove-account', account: 'alice' });
    await scene.play(`
      c: ${reads}
      c- logs in alice
      c- reads b:
      b- reads c:
    `);
  });
  rule(
    'MEMORY-16: an operator removes all that an account said, and nobody is shown it',
    at`
      ${founded}
      b- logs in bob
      b> JOIN #x
      b> PRIVMSG #x :answer
      a> PRIVMSG b :hello
      c> OPER root secret
      c> NS FORGET alice all
      c< :NickServ NOTICE c :…FORGET alice all {code}
      c> NS FORGET alice all {code}
      a!
      b!
      b- reads #x: answer
      b- reads a:
      c> AUDIT
      c< : NOTICE c :…remove-said…
    `,
  );
  rule(
    'MEMORY-17: what one said oneself is removed where the settings let one',
    at`
      ${founded}
      a> NS FORGET alice all ${confirmationOfText('remove alice all')}
      a- reads #x: old
    `,
  );
  rule(
    'MEMORY-17: and there it is',
    forAll`
      ${founded}
      a> NS FORGET alice all ${confirmationOfText('remove alice all')}
      a- reads #x:
    `,
  );
});
