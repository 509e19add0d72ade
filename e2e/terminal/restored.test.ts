import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { FakeIrc } from '../support/fake-irc.ts';
import { enterTaped } from '../support/full-client.ts';
import { describeWith } from '../support/programs.ts';
import { closing } from '../support/stage.ts';
import { until } from '../support/until.ts';

/** The mouse, brackets around what is pasted, rows that do not go on in the next, the look, the cursor, the other screen. */
const givenBack = '\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?7h\x1b[0m\x1b[?25h\x1b[?1049l';

/** Breaks the client by a signal, as a fault of ours would. */
const breaking = 'process.on("SIGUSR2", () => { throw new Error("it broke"); })';

describeWith(['script'], 'a terminal is given back as it was', () => {
  test.each(['TERM', 'INT', 'HUP'])('when SIG%s comes', async signal => {
    const server = closing(await FakeIrc.open());
    const alice = await enterTaped(server.port);
    await alice.kill(signal);
    expect(await alice.ended()).toBe(0);
    expect(alice.written.endsWith(givenBack)).toBe(true);
    await server.hears('QUIT');
  });

  test('when someone leaves', async () => {
    const server = closing(await FakeIrc.open());
    const alice = await enterTaped(server.port);
    alice.types('/quit\r');
    expect(await alice.ended()).toBe(0);
    expect(alice.written.endsWith(givenBack)).toBe(true);
  });

  test('when the client breaks, and what broke is told behind it', async () => {
    const server = closing(await FakeIrc.open());
    const alice = await enterTaped(server.port, {
      environment: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(breaking)}` },
    });
    await alice.kill('USR2');
    expect(await alice.ended()).not.toBe(0);
    const at = alice.written.lastIndexOf(givenBack);
    expect(at).toBeGreaterThan(0);
    expect(alice.written.slice(at)).toContain('Error: it broke');
  });
});

describeWith(['script'], 'a terminal that reads nothing', () => {
  test('loses no connection, and sees what is there when it reads again', async () => {
    const server = closing(await FakeIrc.open());
    const alice = await enterTaped(server.port, { columns: 200, rows: 60 });
    const before = alice.written.length;
    alice.stops();
    // Each round is another whole screen: much more than a pipe holds.
    for (let round = 0; round < 30; round += 1) {
      const lines = Array.from(
        { length: 60 },
        (_, row) => `round ${round}, ${'wide '.repeat(25)} alice ${row}`,
      );
      server.says(...lines.map(line => `:bob!b@h PRIVMSG #lobby :${line}`), `PING :round-${round}`);
      await server.hears(`PONG round-${round}\r`);
    }
    server.says(':bob!b@h PRIVMSG #lobby :<the newest>');
    server.says('PING :newest');
    await server.hears('PONG newest');
    alice.goesOn();
    await alice.writes('<the newest>');
    // Frames that nobody can see are left out.
    expect(alice.written.length - before).toBeLessThan(250_000);
    alice.types('still here\r');
    await server.hears('PRIVMSG #lobby :still here');
  });

  test('does not keep the client when it is told to go', async () => {
    const server = closing(await FakeIrc.open());
    const alice = await enterTaped(server.port, { columns: 200, rows: 60 });
    const pid = await alice.pid();
    alice.stops();
    for (let round = 0; round < 30; round += 1) {
      server.says(
        ...Array.from({ length: 60 }, () => `:bob!b@h PRIVMSG #lobby :${round} ${'wide '.repeat(25)}`),
      );
      server.says(`PING :round-${round}`);
      await server.hears(`PONG round-${round}\r`);
    }
    await alice.kill('TERM');
    await server.hears('QUIT');
    await until(
      'the end of the client',
      async () => !(await isRunning(pid)),
      () => readFile(`/proc/${pid}/status`, 'utf8'),
    );
  });
});

/** Whether a process runs; one that nobody has looked after is over too. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return /^State:\s+[^ZX]/m.test(status);
}
