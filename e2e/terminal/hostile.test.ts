import fc from 'fast-check';
import { test } from 'vitest';
import { lineIn, text } from '../../packages/terminal/test/hostile.ts';
import { FakeIrc } from '../support/fake-irc.ts';
import { enterTaped, home, openTaped } from '../support/full-client.ts';
import { describeWith } from '../support/programs.ts';
import { closing } from '../support/stage.ts';
import { expectOurs } from '../support/tape.ts';

describeWith(['script'], 'a server that sends what steers terminals', () => {
  test('reaches none, wherever it stands, in any room', async () => {
    const server = closing(await FakeIrc.open());
    const alice = await enterTaped(server.port, { columns: 120, rows: 30 });
    // The bell is one of them too.
    alice.types('/bell off\r');
    await alice.writes('does not ring');
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(lineIn('#lobby'), { minLength: 5, maxLength: 30 }), async lines => {
        run += 1;
        const from = alice.written.length;
        server.says(...lines, `:bob!b@h PRIVMSG #lobby :<in-the-lobby-${run}>`);
        await alice.writes(`<in-the-lobby-${run}>`, from);
        server.says(`:fake NOTICE alice :<of-the-server-${run}>`);
        alice.types('\x1b1');
        await alice.writes(`<of-the-server-${run}>`, from);
        const back = alice.written.length;
        alice.types('\x1b2');
        await alice.writes(`<in-the-lobby-${run}>`, back);
        expectOurs(alice.written.slice(from));
      }),
      { numRuns: 30, endOnFailure: true },
    );
    expectOurs(alice.written);
  });

  test('reaches none while someone is still at the door', async () => {
    const server = closing(await FakeIrc.open());
    let run = 0;
    let said = '';
    const refusals = (nick: string): readonly string[] => [
      `:fake NOTICE * :${said}`,
      `:fake FAIL NICK NICKNAME_RESERVED ${nick} :${said} <no-${run}>`,
      `:fake 432 * ${said.replaceAll(' ', '')} :${said} <no-${run}>`,
      `:fake 433 * ${nick} :${said} <no-${run}>`,
      `:fake 465 * :${said} <no-${run}>`,
    ];
    server.refusing = nick => [refusals(nick)[run % 5] ?? '', `:fake 432 * ${nick} :${said} <no-${run}>`];
    const alice = openTaped(await home(), server.port);
    await alice.writes('Enter pseudo');
    alice.types('\x1b[200~a\x1b[2J\x9b2J\x1b]0;owned\x07\x1b[201~');
    await fc.assert(
      fc.asyncProperty(text, async pieces => {
        run += 1;
        said = pieces;
        alice.types('\r');
        await alice.writes(`<no-${run}>`);
      }),
      { numRuns: 20, endOnFailure: true },
    );
    alice.types('\t');
    await alice.writes('Password of a');
    expectOurs(alice.written);
  });
});
