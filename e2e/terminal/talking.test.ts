import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { enterFullClient, home, openFullClient } from '../support/full-client.ts';
import { enterByNc } from '../support/nc.ts';
import { describeWith } from '../support/programs.ts';
import { startSalon, startWebSalonIn } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { until } from '../support/until.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];

describeWith(['nc', 'tmux'], 'the client on the whole screen', () => {
  describe.each(sizes)('at $columns x $rows', size => {
    test('people enter, talk in the lobby and between two, and leave', async () => {
      const salon = closing(await startSalon());
      const alice = await enterFullClient(salon.ircPort, 'alice', size);
      const bob = closing(await enterByNc(salon.linePort, 'bob'));
      await alice.shows(/bob.* came in/);
      await alice.enter('good morning 日本 👍🏽 שלום');
      await bob.hears('alice: good morning 日本 👍🏽 שלום\n');
      bob.says('and to you');
      await alice.shows(/bob │ and to you/);
      expect((await alice.screen()).some(row => row.includes('2 here'))).toBe(size.columns >= 100);
      await alice.enter('/msg bob psst');
      await bob.hears('psst');
      await alice.shows(/alice │ psst/);
      await alice.press('M-2');
      await alice.shows('and to you');
      await alice.press('C-c');
      expect(await alice.ended()).toBe(0);
      await bob.hears('>> Bye alice !\n');
    });

    test('what was said is read back, searched, and jumped to', async () => {
      const salon = closing(await startSalon());
      const alice = await enterFullClient(salon.ircPort, 'alice', size);
      const bob = closing(await enterByNc(salon.linePort, 'bob'));
      for (let from = 0; from < 120; from += 10) {
        bob.says(...Array.from({ length: 10 }, (_, index) => `number ${from + index} is here`));
        await alice.shows(`number ${from + 9} is here`);
      }
      await alice.press('PageUp', 'PageUp');
      await alice.shows('reading back');
      await alice.press('Escape');
      await alice.shows('number 119 is here');
      await alice.press('C-f');
      await alice.shows('Search in #lobby');
      await alice.enter('"number 7"');
      await alice.shows('bob: number 7 is here');
      await alice.press('Enter');
      await alice.shows(/bob │ number 7 is here/);
      await alice.shows(/reply.*Esc/);
      await alice.press('Escape');
      await alice.shows('reading back');
    });
  });

  test('what others send cannot steer the terminal', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 80, rows: 24 });
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    bob.says('a\x1b[2J\x1b[5;5Hb \u009b31mc \u202edcba\u202c \x1b]0;owned\x07 end');
    const row = await alice.shows('end');
    expect(row).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/);
    await alice.shows(/bob came in/);
    await alice.enter('still here');
    await bob.hears('alice: still here\n');
  });

  test('several pasted lines are asked about first', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice');
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    await alice.paste('one\ntwo');
    await alice.shows('Paste 2 lines into #lobby?');
    await alice.press('Escape');
    await alice.paste('three\nfour');
    await alice.shows('Paste 2 lines');
    await alice.press('Enter');
    await bob.hears('four\n');
    expect(bob.transcript).not.toContain('one');
  });

  test('NO_COLOR leaves no colour on the screen', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { environment: { NO_COLOR: '1' } });
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    bob.says('\x0304red?');
    await alice.shows('red?');
    expect((await alice.screen('-e')).join('\n')).not.toMatch(/\x1b\[[\d;]*\b(?:3[0-8]|4[0-8]|9[0-7])m/);
  });

  test('a killed server is reported, typing goes on, and all comes back without doubles', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'salon-data-'));
    const first = await startWebSalonIn(folder);
    const { linePort, ircPort, webPort } = first;
    const alice = await enterFullClient(ircPort, 'alice', { columns: 100, rows: 30 });
    await alice.enter('before');
    await alice.shows(/alice │ before/);
    await first.kill();
    await alice.shows('connection lost');
    await alice.enter('meanwhile');
    await alice.shows(/alice │ meanwhile/);
    const second = await startWebSalonIn(folder, { linePort, ircPort, webPort });
    closing({ close: () => rm(folder, { recursive: true }) });
    closing(second);
    const bob = closing(await enterByNc(linePort, 'bob'));
    await alice.shows(/bob.* came in/);
    await until('the line', () => bob.transcript.split('alice: meanwhile\n').length === 2);
    bob.says('welcome back');
    await alice.shows('welcome back');
    const rows = await alice.screen();
    expect(rows.filter(row => row.includes('│ before'))).toHaveLength(1);
    expect(rows.filter(row => row.includes('│ meanwhile'))).toHaveLength(1);
  });

  test('what was said to a killed server is sent when the client was killed as well, once', async () => {
    const data = await mkdtemp(join(tmpdir(), 'salon-data-'));
    const folder = await home();
    const first = await startWebSalonIn(data);
    const { linePort, ircPort, webPort } = first;
    const alice = await openFullClient(folder, ['127.0.0.1', String(ircPort)]);
    await alice.shows('>> Enter pseudo:');
    await alice.enter('alice');
    await alice.shows('alice came in');
    await first.kill();
    await alice.shows('connection lost');
    await alice.enter('one');
    await alice.enter('two');
    await until('both lines in the file', async () => {
      const kept = await readFile(join(folder, '.config/salon/default.json'), 'utf8');
      return kept.includes('one') && kept.includes('two');
    });
    await alice.kill('KILL');
    const second = await startWebSalonIn(data, { linePort, ircPort, webPort });
    closing({ close: () => rm(data, { recursive: true }) });
    closing(second);
    const bob = closing(await enterByNc(linePort, 'bob'));
    for (const isFirst of [true, false]) {
      const again = await openFullClient(folder, []);
      await again.shows('>> Enter pseudo: alice');
      await again.press('Enter');
      await again.shows(/│ two/);
      if (isFirst) await bob.hears('alice: two\n');
      await again.enter('/quit');
      expect(await again.ended()).toBe(0);
    }
    expect(bob.transcript.match(/^alice: .*$/gm)).toEqual(['alice: one', 'alice: two']);
  });

  test('the pseudo is remembered in a file that nobody else reads; a taken one is told', async () => {
    const salon = closing(await startSalon());
    closing(await enterByNc(salon.linePort, 'bob'));
    const folder = await home();
    const args = ['127.0.0.1', String(salon.ircPort)];
    const first = await openFullClient(folder, args);
    await first.shows('>> Enter pseudo:');
    await first.enter('bob');
    await first.shows(/in use|taken/i);
    await first.press('C-u');
    await first.enter('alice');
    await first.shows('alice came in');
    await first.enter('/quit');
    expect(await first.ended()).toBe(0);
    const file = join(folder, '.config/salon/default.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ last: { port: salon.ircPort } });
    const again = await openFullClient(folder, []);
    await again.shows('>> Enter pseudo: alice');
    await again.press('Enter');
    await again.shows('alice came in');
  });

  test('a server that is not there is told in one sentence', async () => {
    const salon = await startSalon();
    await salon.close();
    const alice = await openFullClient(await home(), ['127.0.0.1', String(salon.ircPort)], { columns: 140 });
    expect(await alice.ended()).toBe(1);
    await alice.shows('Is the server running?');
  });
});
