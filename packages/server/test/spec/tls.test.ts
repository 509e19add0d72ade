import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { CertificateFolder } from '../support/certificates.ts';
import { Peer } from '../support/peer.ts';
import { TestServer } from '../support/test-server.ts';
import { connectTls } from '../support/tls.ts';
import { rule } from './rule.ts';

describe('TLS', () => {
  const folder = new CertificateFolder();
  let server: TestServer;
  let own: { readonly cert: string; readonly key: string };
  beforeAll(async () => {
    const files = await folder.add('server', ['localhost']);
    own = await folder.add('client', ['client.example']);
    server = await TestServer.start({
      doors: [
        { kind: 'irc', host: '127.0.0.1', port: 0 },
        { kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates: [files] } },
      ],
      limits: { arrivalsMax: 1 },
      sts: { enabled: true, port: 6697, durationSeconds: 3600 },
    });
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  async function enter(nick: string, ...options: Parameters<typeof connectTls>[2][]): Promise<Peer> {
    const peer = await connectTls(server, 1, ...options);
    peer.send(`NICK ${nick}`, `USER ${nick} 0 * :${nick}`);
    await peer.until(' 376 ');
    return peer;
  }

  rule('TLS-1: who is in by TLS is shown with 671 by WHOIS, to everyone', async () => {
    await enter('safe');
    const other = await server.irc('other');
    other.send('WHOIS safe');
    const lines = await other.linesUntilNow();
    expect(lines.filter(line => / 671 other safe :/.test(line)).length).toBe(1);
    expect(lines.filter(line => / 276 /.test(line))).toEqual([]);
  });

  rule('TLS-2: the fingerprint of one’s certificate is shown to oneself with 276', async () => {
    const peer = await enter('known', { cert: readFileSync(own.cert), key: readFileSync(own.key) });
    peer.send('WHOIS known');
    expect((await peer.linesUntilNow()).join('\n')).toMatch(/ 276 known known :.*\b[0-9a-f]{64}\b/);
  });

  rule('TLS-3: who writes plaintext to a door with TLS is not let in', async () => {
    const { users } = server;
    const plain = await Peer.connect(server.port(1));
    plain.send('NICK plain', 'USER plain 0 * :plain');
    while ((await plain.lineOrEnd()) !== undefined);
    expect(server.users).toBe(users);
  });

  rule(
    'TLS-4: when too many are on their way through TLS, the one who has waited longest makes room',
    async () => {
      const waiting = await Peer.connect(server.port(1));
      // Doors take connections in the order in which they come, so this one comes behind the other.
      await enter('quick');
      await waiting.closes();
    },
  );

  rule('STS-3: who is in by TLS is told for how long to stay with it, and no port', async () => {
    const peer = await connectTls(server, 1);
    peer.send('CAP LS 302');
    const line = await peer.until('sts=');
    expect(line).toMatch(/ sts=\S*duration=3600/);
  });
});
