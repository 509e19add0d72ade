import { expect, test } from 'vitest';
import { enterFullClient, home, openFullClient, sees } from '../support/full-client.ts';
import { enterByNc } from '../support/nc.ts';
import { describeWith } from '../support/programs.ts';
import { startSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { Terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

const script = new URL('../../client.sh', import.meta.url).pathname;

/** The rows between the topic and the status line that are cut by a pane or a letter that is none. */
const isWhole = (rows: readonly string[], columns: number) => rows.every(row => row.length <= columns);

describeWith(['nc', 'tmux'], 'the screen of the client', () => {
  test('follows the window, larger and smaller, with the cursor in the line', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 80, rows: 24 });
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    bob.says('a line that is long enough to be broken in a small window and not in a large one, I hope');
    await alice.shows('a line that is long');
    await alice.type('typed');
    for (const [columns, rows] of [
      [140, 40],
      [50, 15],
      [30, 8],
      [80, 24],
    ] as const) {
      await alice.resize(columns, rows);
      await sees(alice, `a line at ${columns} x ${rows}`, screen =>
        (screen[rows - 1] ?? '').startsWith('alice> typed'),
      );
      expect(await alice.cursor()).toEqual({ x: 'alice> typed'.length, y: rows - 1 });
      const screen = await alice.screen();
      expect(screen).toHaveLength(rows);
      expect(isWhole(screen, columns)).toBe(true);
      expect(screen.some(row => row.includes('2 here'))).toBe(columns >= 100);
    }
    await alice.press('Enter');
    await bob.hears('alice: typed\n');
  });

  test('a line of many words takes several rows', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 80, rows: 24 });
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    await alice.type(`${'0123456789'.repeat(10)} end`);
    await alice.shows(/^ {7}\d+ end$/);
    await alice.press('Enter');
    await bob.hears(`${'0123456789'.repeat(10)} end\n`);
  });

  test('the wheel reads back, and a click goes to a room', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 80, rows: 24 });
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    bob.says(...Array.from({ length: 15 }, (_, index) => `line ${index}`));
    await alice.shows('line 14');
    bob.says(...Array.from({ length: 20 }, (_, index) => `more ${index}`));
    await alice.shows('more 19');
    await alice.sends('\x1b[<64;40;10M'.repeat(2));
    await alice.shows('reading back');
    await alice.shows('more 13');
    await sees(alice, 'no newest line', rows => !rows.some(row => row.includes('more 19')));
    await alice.sends('\x1b[<65;40;10M'.repeat(2));
    await alice.shows('more 19');
    await alice.enter('/join #tea');
    await alice.shows(/^#tea/);
    const lobby = (await alice.screen()).findIndex(row => /^ *\d #lobby/.test(row));
    await alice.sends(`\x1b[<0;5;${lobby + 1}M\x1b[<0;5;${lobby + 1}m`);
    await alice.shows(/^#lobby/);
  });

  test('a mention rings the bell, and none does when it is turned off', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice');
    const carol = await enterFullClient(salon.ircPort, 'carol');
    await carol.enter('/bell off');
    await carol.shows('does not ring');
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    bob.says('nothing for anyone');
    await alice.shows('nothing for anyone');
    expect(await alice.hasRung()).toBe(false);
    bob.says('alice and carol: tea!');
    await alice.shows('carol: tea!');
    await until('the bell', () => alice.hasRung());
    await carol.shows('carol: tea!');
    expect(await carol.hasRung()).toBe(false);
  });

  test.each([
    [{ COLORTERM: 'truecolor', TERM: 'xterm-256color' }, /\x1b\[[\d;]*38;2;\d+;\d+;\d+/],
    [{ COLORTERM: '', TERM: 'xterm-256color' }, /\x1b\[[\d;]*38;5;\d+/],
    [{ COLORTERM: '', TERM: 'xterm' }, /\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7])m/],
  ])('colours are those that %j has', async (environment, colour) => {
    const salon = closing(await startSalon());
    // tmux has a name of its own for the terminal that it is.
    const set = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const client = ['env', ...set, 'sh', script, '127.0.0.1', String(salon.ircPort)];
    const alice = closing(await Terminal.open(client, { environment: { HOME: await home() } }));
    await alice.shows('>> Enter pseudo:');
    await alice.enter('alice');
    await alice.shows('alice came in');
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    bob.says('hello');
    await alice.shows('hello');
    const shown = (await alice.screen('-e')).join('\n');
    expect(shown).toMatch(colour);
    if (environment.COLORTERM === '') expect(shown).not.toMatch(/\x1b\[[\d;]*38;2;/);
    if (environment.TERM === 'xterm') expect(shown).not.toMatch(/\x1b\[[\d;]*38;5;/);
  });

  test('wide characters, emoji and right-to-left text are whole, at the edge as well', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 120, rows: 30 });
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    const texts = [
      'שלום עולם, מה שלומך?',
      'مرحبا بالعالم',
      '日本語の文',
      '한국어 문장',
      '👍🏽 🎉 family: 👨‍👩‍👧',
    ];
    bob.says(...texts, '漢字'.repeat(60));
    await alice.shows('漢字漢字');
    const rows = await alice.screen();
    for (const text of texts) expect(rows.some(row => row.includes(`│ ${text}`))).toBe(true);
    const broken = rows.flatMap(row => /│ ((?:漢字?|字)+)/.exec(row)?.[1] ?? []);
    expect(broken.join('')).toBe('漢字'.repeat(60));
    // The line at the right stands where it stands in all rows.
    for (const row of await alice.screen('-e')) expect(row).not.toContain('\ufffd');
    await alice.enter('שלום 日本 👍🏽');
    await bob.hears('alice: שלום 日本 👍🏽\n');
  });

  test('Ctrl+Z gives the shell its screen, and fg comes back to the talk', async () => {
    const salon = closing(await startSalon());
    const shell = await shellWithAlice(salon.ircPort);
    await shell.type('half');
    await shell.press('C-z');
    await shell.shows('Stopped');
    await shell.enter('echo "a $((40 + 2))"');
    await shell.shows('a 42');
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    bob.says('are you there?');
    await bob.hears('');
    await shell.enter('fg');
    await shell.shows('are you there?');
    await shell.shows('alice> half');
    await shell.press('C-c', 'C-c');
    await shell.enter('echo "b $((40 + 2))"');
    await shell.shows('b 42');
    expect((await shell.screen()).some(row => row.includes('#lobby'))).toBe(false);
  });

  test('SIGUSR1 puts no words of a debugger on the screen', async () => {
    const salon = closing(await startSalon());
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    const shell = await shellWithAlice(salon.ircPort);
    await shell.kill('USR1');
    await shell.enter('still here');
    await bob.hears('alice: still here\n');
    expect((await shell.screen()).filter(row => row.includes('ebugger'))).toEqual([]);
  });

  test.each(['TERM', 'INT', 'HUP'])(
    'SIG%s ends the client, and the shell has its screen back',
    async signal => {
      const salon = closing(await startSalon());
      const bob = closing(await enterByNc(salon.linePort, 'bob'));
      const shell = await shellWithAlice(salon.ircPort, '; echo "over $?"');
      await shell.kill(signal);
      await shell.shows('over 0');
      await bob.hears('>> Bye alice !\n');
      await shell.enter('echo "b $((40 + 2))"');
      await shell.shows('b 42');
      expect((await shell.screen()).some(row => row.includes('#lobby'))).toBe(false);
    },
  );

  test('a terminal that is closed takes the client with it', async () => {
    const salon = closing(await startSalon());
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    const alice = await Terminal.open(['sh', script, '127.0.0.1', String(salon.ircPort)], {
      environment: { HOME: await home() },
    });
    await alice.shows('>> Enter pseudo:');
    await alice.enter('alice');
    await bob.hears('alice !\n');
    await alice.close();
    await bob.hears('>> Bye alice !\n');
  });

  test('NO_COLOR and a terminal without colours leave bold and reverse', async () => {
    const salon = closing(await startSalon());
    const folder = await home();
    const alice = await openFullClient(folder, ['127.0.0.1', String(salon.ircPort)], {
      environment: { NO_COLOR: '1' },
    });
    await alice.shows('>> Enter pseudo:');
    const shown = (await alice.screen('-e')).join('\n');
    expect(shown).toMatch(/\x1b\[[\d;]*\b1\b/);
    expect(shown).not.toMatch(/\x1b\[[\d;]*\b3[0-8]\b/);
  });
});

/** A shell in which alice has started the client and come in; `behind` is what it does after that. */
async function shellWithAlice(ircPort: number, behind = ''): Promise<Terminal> {
  const environment = { HOME: await home(), HISTFILE: '', PS1: 'shell> ' };
  const command = ['bash', '--norc', '--noprofile', '-i'];
  const shell = closing(await Terminal.open(command, { columns: 80, rows: 24, environment }));
  await shell.shows('shell>');
  await shell.enter(`sh ${script} 127.0.0.1 ${ircPort}${behind}`);
  await shell.shows('>> Enter pseudo:');
  await shell.enter('alice');
  await shell.shows('alice came in');
  return shell;
}
