import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { question } from './door.ts';
import { knock } from './knock.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that greets whoever comes. Returns its port. */
async function serving(greet: (socket: Socket) => void): Promise<number> {
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy());
    greet(socket);
  });
  servers.push(server);
  await new Promise<void>(open => server.listen(0, '127.0.0.1', open));
  return (server.address() as AddressInfo).port;
}

/** Longer than any test: nothing in it waits for the end of it. */
const forEver = 3_600_000;

test('a line door is known by its question, also when it comes in pieces', async () => {
  const whole = await serving(socket => socket.write(question));
  expect(await knock('127.0.0.1', whole, forEver)).toEqual({ found: 'line' });
  const pieces = await serving(socket => {
    socket.write(question.slice(0, 5));
    socket.once('data', () => socket.write(question.slice(5)));
  });
  expect(await knock('127.0.0.1', pieces, forEver)).toEqual({ found: 'line' });
});

test('an IRC door is known by its answer, without waiting for a question', async () => {
  const port = await serving(socket => {
    socket.once('data', bytes =>
      socket.write(`:irc.example ${bytes.toString().startsWith('CAP LS') ? 'CAP' : '421'} * LS :\r\n`),
    );
  });
  expect(await knock('127.0.0.1', port, forEver)).toEqual({ found: 'other' });
});

test('a door that says nothing is none that asks', async () => {
  const port = await serving(() => undefined);
  expect(await knock('127.0.0.1', port, 1)).toEqual({ found: 'other' });
});

test('a port that nobody listens at is told with the reason', async () => {
  const port = await serving(() => undefined);
  const [server] = servers.splice(0);
  await new Promise(closed => server?.close(closed));
  expect(await knock('127.0.0.1', port)).toEqual({ found: 'nothing', reason: 'connection refused' });
});
