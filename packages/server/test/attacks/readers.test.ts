import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start({ limits: { sendqBytesMax: 65_536 } });
});
afterEach(async () => {
  await server.stop();
});

test('readers that stop for minutes in a busy room are let go, and the others get everything', async () => {
  const talker = await server.ircIn('#x', 'talker');
  const reader = await server.ircIn('#x', 'reader');
  const line = await server.line('liner');
  line.send('/join #x');
  await talker.until('liner!');
  const stuck = await Promise.all(
    Array.from({ length: 10 }, (_, index) => server.ircIn('#x', `stuck${index}`)),
  );
  line.socket.pause();
  for (const peer of stuck) peer.socket.pause();
  await talker.linesUntilNow();

  let sent = 0;
  for (let minute = 0; minute < 4; minute += 1) {
    for (let burst = 0; burst < 4; burst += 1) {
      const texts = Array.from({ length: 50 }, (_, index) => `${sent + index} ${'z'.repeat(400)}`);
      sent += texts.length;
      talker.send(...texts.map(text => `PRIVMSG #x :${text}`));
      for (const text of texts) await reader.until(text);
      for (const session of server.server.sessions.values()) {
        expect(session.queuedBytes).toBeLessThanOrEqual(65_536);
      }
      server.clock.advance(15_000);
    }
    // Who reads answers a PING, and is there.
    for (const peer of [talker, reader]) await peer.linesUntilNow();
  }
  expect(server.users).toBe(3);
  expect(server.server.sessions.size).toBe(3);
  for (const peer of [line, ...stuck]) peer.socket.destroy();
  await server.eventually(() => server.server.sessions.size === 2);
});
