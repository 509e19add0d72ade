import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home } from '../support/full-client.ts';
import { rememberLongRoom } from '../support/long-room.ts';
import { describeWith } from '../support/programs.ts';
import { startWebSalonIn } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { Terminal } from '../support/terminal.ts';

const script = new URL('../../client.sh', import.meta.url).pathname;

/** What the whole program may take, with Node in it. */
const residentBytesMax = 150_000_000;

describeWith(['tmux'], 'a room in which 100,000 messages were said', () => {
  test('is read back to its beginning and searched, in 150 MB', { timeout: 120_000 }, async ({
    annotate,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'salon-e2e-'));
    closing({ close: () => rm(folder, { recursive: true }) });
    const count = await rememberLongRoom(folder);
    const salon = closing(await startWebSalonIn(folder));
    const options = { columns: 200, rows: 60, environment: { HOME: await home() } };
    const alice = closing(await Terminal.open(['sh', script, '127.0.0.1', String(salon.ircPort)], options));
    await alice.shows('>> Enter pseudo:');
    await alice.enter('alice');
    await alice.shows('alice came in');
    await alice.enter('/join #long');
    await alice.shows(`message ${count} `);

    let most = 0;
    while (!(await alice.screen()).some(row => /│ message 1 /.test(row))) {
      // What is pressed while a page is on its way asks for none.
      for (let pages = 0; pages < 20; pages += 1) await alice.press('M-Home', 'M-Home', 'M-Home');
      most = Math.max(most, await alice.residentBytes());
    }
    await annotate(`${Math.round(most / 1e6)} MB`);
    expect(most).toBeLessThan(residentBytesMax);

    await alice.press('C-f');
    await alice.enter('needle');
    await alice.shows(/: message 50000 needle/);
    await alice.press('Enter');
    await alice.shows(/│ message 50001 /);
    await alice.press('Escape', 'Escape');
    await alice.shows(`message ${count} `);
    expect(await alice.residentBytes()).toBeLessThan(residentBytesMax);
  });
});
