import { expect, test } from 'vitest';
import { describeWith } from '../support/programs.ts';
import { startWebSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { visitsWithChromium } from './page.ts';

/** What of the page may come before the first message is shown, as it goes over the wire. Bytes. */
const scriptBytesMax = 160 * 1024;

describeWith(['chromium'], 'the weight of the page', () => {
  const visit = visitsWithChromium();

  test('is at most 160 KiB of compressed scripts before the first message, and all comes from its own server', async ({
    annotate,
  }) => {
    const salon = closing(await startWebSalon());
    const bob = await visit(salon.webPort);
    await bob.enters('bob');
    await bob.says('the first message');

    const alice = await visit(salon.webPort, { serviceWorkers: 'block' });
    const asked: string[] = [];
    const scripts: Promise<number>[] = [];
    alice.page.context().on('request', request => asked.push(request.url()));
    alice.page.on('response', response => {
      if (response.request().resourceType() !== 'script') return;
      expect(response.headers()['content-encoding'] ?? 'none').toMatch(/^(br|none)$/);
      scripts.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      );
    });
    await alice.page.reload();
    await alice.enters('alice');
    await alice.sees('the first message');
    const sizes = await Promise.all(scripts);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    await annotate(`${sizes.length} scripts, ${bytes} bytes`);
    expect(sizes.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(scriptBytesMax);
    expect(
      asked.filter(url => new URL(url).host !== `127.0.0.1:${salon.webPort}` && !/^(data|blob):/.test(url)),
    ).toEqual([]);
  });

  test('keeps itself: without a server it is shown all the same, and says so', async () => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort);
    alice.forgives(/WebSocket connection to|ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await alice.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await alice.page.reload();
    await alice.enters('alice');
    await alice.page.context().setOffline(true);
    await alice.page.reload();
    const told = alice.page
      .getByText('The server does not answer.')
      .or(alice.page.getByText('Connection lost.'));
    await told.first().waitFor();
    await alice.page.context().setOffline(false);
    await alice.field().waitFor();
  });
});
