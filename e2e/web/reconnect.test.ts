import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enterByNc } from '../support/nc.ts';
import { describeWith } from '../support/programs.ts';
import { type Ports, startWebSalon, startWebSalonIn } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { until } from '../support/until.ts';
import { Wire } from '../support/wire.ts';
import { visitsWithChromium } from './page.ts';

/** What Chromium logs of a server that is away. */
const away =
  /WebSocket connection to|ERR_CONNECTION_(?:REFUSED|RESET|CLOSED)|ERR_EMPTY_RESPONSE|ERR_INTERNET_DISCONNECTED/;

describeWith(['chromium', 'nc'], 'a page whose connection is lost', () => {
  const visit = visitsWithChromium();

  test('goes on when the server is killed and started again: nothing is lost, nothing comes twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'salon-e2e-'));
    closing({ close: () => rm(folder, { recursive: true }) });
    const first = await startWebSalonIn(folder);
    const ports: Ports = { linePort: first.linePort, ircPort: first.ircPort, webPort: first.webPort };
    const alice = await visit(ports.webPort);
    const bob = await visit(ports.webPort);
    for (const each of [alice, bob]) each.forgives(away);
    await alice.enters('alice');
    await bob.enters('bob');
    await alice.says('before the night');
    await bob.sees('before the night');
    await bob.says('said and kept');
    await alice.sees('said and kept');

    await first.kill();
    const banner = alice.page.getByRole('status').filter({ hasText: 'Connection lost.' });
    await banner.waitFor();
    await alice.says('said to nobody yet');
    await alice.message('said to nobody yet').waitFor();
    await alice.field().fill('half a thou');

    const second = closing(await startWebSalonIn(folder, ports));
    const carol = closing(await enterByNc(second.linePort, 'carol'));
    carol.says('carol is early');
    await alice
      .button('Try now')
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await bob
      .button('Try now')
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await alice.sees('carol is early');
    await banner.waitFor({ state: 'detached' });
    await bob.sees('carol is early');
    await bob.sees('said to nobody yet');
    await carol.hears('alice: said to nobody yet\n');
    expect(await alice.field().inputValue()).toBe('half a thou');
    await alice.field().press('End');
    await alice.field().pressSequentially('ght');
    await alice.field().press('Enter');
    await bob.sees('half a thought');
    for (const each of [alice, bob])
      for (const text of ['before the night', 'said and kept', 'said to nobody yet', 'half a thought'])
        expect([text, await each.counts(text)]).toEqual([text, 1]);
    expect(carol.transcript.split('said to nobody yet')).toHaveLength(2);
    expect(await alice.message('said to nobody yet').getByText('Being sent').count()).toBe(0);
  });

  test('sends what was said to nobody when it was closed meanwhile, once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'salon-e2e-'));
    closing({ close: () => rm(folder, { recursive: true }) });
    const first = await startWebSalonIn(folder);
    const ports: Ports = { linePort: first.linePort, ircPort: first.ircPort, webPort: first.webPort };
    const alice = await visit(ports.webPort);
    alice.forgives(away);
    await alice.enters('alice');
    await first.kill();
    await alice.page.getByRole('status').filter({ hasText: 'Connection lost.' }).waitFor();
    await alice.says('said to nobody yet');
    const kept = () => alice.page.evaluate(() => JSON.stringify(localStorage));
    await until('the page to keep it', async () => (await kept()).includes('said to nobody yet'), kept);
    const second = closing(await startWebSalonIn(folder, ports));
    const bob = closing(await enterByNc(second.linePort, 'bob'));
    for (const wasSent of [false, true]) {
      await alice.page.reload();
      await alice.sees('said to nobody yet');
      if (!wasSent) await bob.hears('alice: said to nobody yet\n');
      await alice.message('said to nobody yet').getByText('Being sent').waitFor({ state: 'detached' });
      expect(await alice.counts('said to nobody yet')).toBe(1);
    }
    expect(bob.transcript.split('said to nobody yet')).toHaveLength(2);
  });

  test('comes back when the network does, and has what was said meanwhile', async () => {
    const salon = closing(await startWebSalon());
    const wire = closing(await Wire.to(salon.webPort));
    const alice = await visit(wire.port);
    alice.forgives(away);
    await alice.enters('alice');
    const carol = closing(await enterByNc(salon.linePort, 'carol'));
    await alice.says('here');
    await carol.hears('alice: here\n');
    for (const round of [1, 2]) {
      await alice.page.context().setOffline(true);
      // Chromium leaves the connections that there are.
      wire.cut();
      await alice.page.getByRole('status').filter({ hasText: 'Connection lost.' }).waitFor();
      carol.says(`carol alone ${round}`);
      await alice.says(`alice in the dark ${round}`);
      await alice.page.context().setOffline(false);
      await alice.sees(`carol alone ${round}`);
      await carol.hears(`alice: alice in the dark ${round}\n`);
    }
    for (const text of ['carol alone 1', 'carol alone 2', 'alice in the dark 1', 'alice in the dark 2'])
      expect([text, await alice.counts(text)]).toEqual([text, 1]);
  });
});
