import { describe, expect, test } from 'vitest';
import { TestServer } from '../support/test-server.ts';
import { Scene } from './scene.ts';

describe('2,000 connections', () => {
  test('from one address: those within the limit stay, the others are told and closed, and all is as before', () => {
    const scene = new Scene({ guards: { connectsPerAddressMax: 0 } });
    const other = scene.irc('other');
    const before = scene.world.sizes();
    const crowd = Array.from({ length: 2000 }, (_, index) =>
      scene.world.connect(index % 2 === 0 ? 'irc' : 'line', '198.51.100.7'),
    );
    scene.expectServed(other);
    expect(scene.world.sizes().connections).toBe(before.connections + 32);
    const refused = crowd.filter(client => client.destroyed);
    expect(refused).toHaveLength(2000 - 32);
    for (const client of refused) {
      const [first, end] = client.take();
      expect(first).toStrictEqual({
        text:
          client.kind === 'irc'
            ? 'ERROR :Closing Link: 198.51.100.7 (Too many connections from your address)\r\n'
            : '>> Too many connections from your address. Bye !\n',
      });
      expect(end).toBe('closed');
    }
    for (const client of crowd) client.gone();
    expect(scene.world.sizes()).toStrictEqual(before);
    expect(scene.world.connect('irc', '198.51.100.7').destroyed).toBe(false);
  });

  test('one after the other from one address: only so many in a minute', () => {
    const scene = new Scene();
    const other = scene.irc('other');
    const knock = () => {
      const client = scene.world.connect('irc', '198.51.100.7');
      const isIn = !client.destroyed;
      client.gone();
      return isIn;
    };
    const count = () => Array.from({ length: 2000 }, knock).filter(isIn => isIn).length;
    expect(count()).toBe(64);
    scene.world.wait(61_000);
    expect(count()).toBe(64);
    scene.expectServed(other);
  });

  test('from one IPv6 network count as from one address', () => {
    const scene = new Scene({ guards: { connectsPerAddressMax: 0 } });
    const crowd = Array.from({ length: 2000 }, (_, index) =>
      scene.world.connect('irc', `2001:db8::${index.toString(16)}:1`),
    );
    expect(crowd.filter(client => !client.destroyed)).toHaveLength(32);
  });

  test('over real sockets: the others are served meanwhile, and there is room again after', async () => {
    const server = await TestServer.start({ guards: { exempt: [], connectsPerAddressMax: 0 } });
    try {
      const other = await server.irc('other');
      const crowd = await Promise.all(Array.from({ length: 200 }, () => server.connect('irc')));
      await server.eventually(() => server.server.sessions.size === 32);
      await other.linesUntilNow();
      const refusal = 'ERROR :Closing Link: 127.0.0.1 (Too many connections from your address)\r\n';
      await server.eventually(() => crowd.filter(({ unread }) => unread === refusal).length === 200 - 31);
      for (const peer of crowd) peer.socket.destroy();
      await server.eventually(() => server.server.sessions.size === 1);
      await server.irc('late');
    } finally {
      await server.stop();
    }
  });
});

describe('slowloris', () => {
  test('newcomers who send a byte now and then are let go in time, and cost the others nothing', () => {
    const scene = new Scene({ guards: { exempt: ['192.0.2.0/24'] } });
    const other = scene.irc('other');
    const before = scene.world.sizes();
    const crowd = Array.from({ length: 1000 }, (_, index) =>
      scene.world.connect(index % 2 === 0 ? 'irc' : 'line', '192.0.2.9'),
    );
    for (let second = 0; second < 61; second += 10) {
      for (const client of crowd) client.bytes(Buffer.from('NICK slow'.charAt(second / 10)));
      scene.world.wait(10_000);
      scene.expectServed(other);
    }
    expect(crowd.every(client => client.destroyed)).toBe(true);
    expect(scene.world.sizes()).toStrictEqual(before);
  });

  test('a client that never ends its line is taken for gone like one who is silent', () => {
    const scene = new Scene();
    const other = scene.irc('other');
    const slow = scene.irc('slow');
    for (let second = 0; second <= 180; second += 10) {
      slow.bytes(Buffer.from('x'));
      scene.world.wait(10_000);
      scene.expectServed(other);
    }
    expect(slow.destroyed).toBe(true);
    expect(scene.world.sizes().users).toBe(1);
  });
});

describe('a client that floods and is gone without reading', () => {
  test('is noticed while its lines wait, since it is asked for a sign of life', async () => {
    const server = await TestServer.start({
      guards: { fakeLag: { burst: 20, perSecond: 1 }, floodExempt: [] },
    });
    try {
      const other = await server.irc('other');
      const ghost = await server.irc('ghost');
      ghost.sendRaw('PONG x\r\n'.repeat(200_000));
      await other.linesUntilNow();
      ghost.socket.resetAndDestroy();
      for (let minute = 0; minute < 4; minute += 1) {
        server.clock.advance(60_000);
        await other.linesUntilNow();
      }
      await server.eventually(() => server.users === 1);
    } finally {
      await server.stop();
    }
  });
});
