import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../../test/until.ts';
import { dialIrc } from './transport.ts';

describe('lines over a socket', () => {
  let server: Server;
  let port: number;
  let guest: Socket | undefined;
  let heard: string;
  let events: string[];

  beforeEach(async () => {
    guest = undefined;
    heard = '';
    events = [];
    server = createServer(socket => {
      guest = socket.setEncoding('utf8').on('data', data => {
        heard += String(data);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(() => {
    guest?.destroy();
    server.close();
  });

  function dial({ isTls = false } = {}) {
    // What a connection of the test before still hears is not heard in this one.
    const mine = events;
    return dialIrc(
      { host: '127.0.0.1', port, isTls },
      {
        opened: () => void mine.push('opened'),
        line: line => void mine.push(line.length > 80 ? `${line.length} letters` : line),
        closed: reason => void mine.push(`closed: ${reason}`),
      },
    );
  }

  async function dialled() {
    const transport = dial();
    await until('both ends', () => guest !== undefined && events.includes('opened'));
    return transport;
  }

  /** The server says something, in pieces of so many bytes. */
  async function says(text: string, pieceBytes = 65_536): Promise<void> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      guest?.write(bytes.subarray(at, at + pieceBytes));
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  test('are whole, wherever they were cut, and empty ones are none', async () => {
    await dialled();
    await says(':a PRIVMSG #tea :né 日本\r\n\r\n:b 1\n:c 2\r\nrest', 3);
    await until('what happens', () => events.length === 4);
    expect(events).toEqual(['opened', ':a PRIVMSG #tea :né 日本', ':b 1', ':c 2']);
  });

  test('may be long, but not without end', async () => {
    await dialled();
    await says(`${'x'.repeat(900_000)}\r\n${'y'.repeat(1_500_000)}`);
    await until('what happens', () => events.length === 3);
    expect(events.slice(1)).toEqual(['900000 letters', 'closed: the server sent a line without end']);
  });

  test('stop when the server goes, and it is told once', async () => {
    await dialled();
    guest?.end(':s ERROR :bye\r\n');
    await until('what happens', () => events.length === 3);
    expect(events.slice(1)).toEqual([':s ERROR :bye', 'closed: the server closed the connection']);
  });

  test('what was said last still goes out, and nothing more is heard', async () => {
    const transport = await dialled();
    transport.send('QUIT :bye');
    transport.close();
    await says(':s ERROR :bye\r\n');
    await until('the last line', () => heard === 'QUIT :bye\r\n');
    await until('the end', () => guest?.readableEnded === true);
    expect(events).toEqual(['opened']);
  });

  test('a server that is not there says why', async () => {
    server.close();
    dial();
    await until('what happens', () => events.length === 1);
    expect(events[0]).toMatch(/^closed: .*refused/i);
  });

  test('a port without TLS is told as such to who wants it', async () => {
    dial({ isTls: true });
    await until('the greeting of TLS', () => heard !== '');
    await says(':s NOTICE * :hello\r\n');
    await until('what happens', () => events.length === 1);
    expect(events).toEqual(['closed: no TLS at this port']);
  });
});
