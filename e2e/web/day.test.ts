import { expect, test } from 'vitest';
import { openIrssiIn } from '../support/irssi.ts';
import { enterByNc } from '../support/nc.ts';
import { chromiumForAll } from '../support/page.ts';
import { describeWith } from '../support/programs.ts';
import { startWebSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';

describeWith(['chromium', 'nc', 'irssi', 'tmux'], 'two browsers, nc and irssi in one room', () => {
  const chromium = chromiumForAll();

  test('everyone hears everyone', async () => {
    const salon = closing(await startWebSalon());
    const alice = await chromium().visitor(salon.webPort);
    await alice.enters('alice');
    const bob = await chromium().visitor(salon.webPort);
    await bob.enters('bob');
    const carol = closing(await enterByNc(salon.linePort, 'carol'));
    const dave = closing(await openIrssiIn('#lobby', salon.ircPort, 'dave'));

    await alice.says('hello from Alice, é ✓');
    await bob.sees('hello from Alice, é ✓');
    await carol.hears('alice: hello from Alice, é ✓\n');
    await dave.shows('< alice> hello from Alice, é ✓');
    await bob.says('and from Bob');
    await alice.sees('and from Bob');
    await carol.hears('bob: and from Bob\n');
    carol.says('Carol is by nc');
    await alice.sees('Carol is by nc');
    await bob.sees('Carol is by nc');
    await dave.shows('< carol> Carol is by nc');
    await dave.enters('Dave is by irssi');
    await alice.sees('Dave is by irssi');
    await bob.sees('Dave is by irssi');
    await carol.hears('dave: Dave is by irssi\n');
    expect(await alice.counts('hello from Alice')).toBe(1);
  });
});
