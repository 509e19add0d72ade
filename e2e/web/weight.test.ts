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
    await alice.enters('alice');
    await alice.sees('the first message');
    const scripts = await alice.page.evaluate(async () => {
      const fetched = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return fetched
        .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
        .map(({ name, encodedBodySize, decodedBodySize }) => ({ name, encodedBodySize, decodedBodySize }));
    });
    const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    const all = scripts.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0);
    await annotate(`${scripts.length} scripts, ${bytes} bytes of ${all}`);
    // Less would be no page, and what came as it is would be more.
    expect(bytes).toBeGreaterThan(30 * 1024);
    expect(bytes).toBeLessThan(all / 2);
    expect(bytes).toBeLessThanOrEqual(scriptBytesMax);
    const own = `127.0.0.1:${salon.webPort}`;
    expect(alice.asked.length).toBeGreaterThan(scripts.length);
    expect(alice.asked.filter(url => /^https?:/.test(url) && new URL(url).host !== own)).toEqual([]);
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
