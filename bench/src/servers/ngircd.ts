import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../certificate.ts';
import { programPath, versionOf } from './installed.ts';
import type { Server } from './server.ts';

/** ngIRCd, C, one thread, epoll: small and plain. */
export const ngircd: Server = {
  name: 'ngircd',
  title: 'ngIRCd',
  doors: ['irc', 'tls'],
  // Its accept queue holds ten; a newcomer who does not fit waits a second for the next try of TCP.
  newcomersAtOnce: 8,
  version: () => versionOf('ngircd', '--version'),
  prepare: ({ dir, host, ports, certificate }) => {
    const file = join(dir, 'ngircd.conf');
    // Without a directory of its own it would read the system's snippets in /etc/ngircd.
    const snippets = join(dir, 'conf.d');
    mkdirSync(snippets);
    writeFileSync(
      file,
      `[Global]
Name = irc.bench.test
Info = bench
Listen = ${host}
Ports = ${ports.irc}
MotdPhrase = bench
[Limits]
MaxConnections = 0
MaxConnectionsIP = 0
MaxJoins = 0
MaxNickLength = 9
MaxPenaltyTime = 0
PingTimeout = 3600
PongTimeout = 600
[Options]
DNS = no
Ident = no
PAM = no
IncludeDir = ${snippets}
${certificate === undefined ? '' : tlsDoor(ports.tls, certificate)}`,
    );
    return { file: programPath('ngircd'), args: ['-n', '-f', file] };
  },
  settings: [
    'Newcomers come 8 at a time: its accept queue holds ten, and who does not fit waits a second for the next try of TCP.',
    '`MaxPenaltyTime = 0`: nobody is slowed down for talking much.',
    '`MaxConnections`, `MaxConnectionsIP`, `MaxJoins` 0: any number of clients, also from one address.',
    '`DNS = no`, `Ident = no`, `PAM = no`: no lookups and no authentication for a newcomer.',
    '`PingTimeout = 3600`: no PING falls into a measured window.',
    'Its send queue is fixed when it is compiled (32 KiB); the busy shape keeps fewer bytes than that on their way, at every server.',
    'It logs each connection to standard output (a file here) and to syslog (none here), and cannot be told not to.',
    'TLS is that of GnuTLS, with which Debian builds it.',
    "It leaves Nagle's algorithm on (strace shows no TCP_NODELAY), and there is no setting for it: a line may wait until the reader has acknowledged the one before.",
  ],
};

function tlsDoor(port: number, { cert, key }: Certificate): string {
  return `[SSL]
CertFile = ${cert}
KeyFile = ${key}
Ports = ${port}
`;
}
