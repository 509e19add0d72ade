import { type ConnectionOptions, connect } from 'node:tls';
import { Peer } from './peer.ts';
import type { TestServer } from './test-server.ts';

/** Connects by TLS to a door of a server, given by its number in the settings, and says nothing yet. */
export async function connectTls(
  server: TestServer,
  door: number,
  options: ConnectionOptions = {},
): Promise<Peer> {
  const socket = connect({
    host: '127.0.0.1',
    port: server.port(door),
    rejectUnauthorized: false,
    ...options,
  });
  return server.adopt(await Peer.over(socket, 'secureConnect'), server.doors[door]?.kind ?? 'irc');
}
