import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../certificate.ts';
import { programPath, versionOf } from './installed.ts';
import type { Server } from './server.ts';

/** InspIRCd 3, C++, one thread, epoll. With its core modules only: nothing optional that could slow it down. */
export const inspircd: Server = {
  name: 'inspircd',
  title: 'InspIRCd',
  doors: ['irc', 'tls'],
  // It completes registrations once a second, so the more are waiting then, the better.
  newcomersAtOnce: 10_000,
  version: () => versionOf('inspircd', '--version'),
  prepare: ({ dir, host, ports, certificate }) => {
    const file = join(dir, 'inspircd.conf');
    writeFileSync(
      file,
      `<server name="irc.bench.test" description="bench" network="Bench" id="0BN">
<admin name="bench" nick="bench" email="bench@bench.test">
<bind address="${host}" port="${ports.irc}" type="clients">
${certificate === undefined ? '' : tlsDoor(host, ports.tls, certificate)}
<connect allow="*" timeout="60" pingfreq="1h" maxchans="100" limit="100000"
         localmax="100000" globalmax="100000" maxconnwarn="no" resolvehostnames="no" useident="no"
         commandrate="100000000" threshold="100000000" fakelag="no"
         hardsendq="64M" softsendq="64M" recvq="1M">
<performance softlimit="100000" somaxconn="4096" clonesonconnect="no" quietbursts="yes">
`,
    );
    // As root it refuses to start unless told to; as anybody else it does not know better and needs no flag.
    const asRoot = process.getuid?.() === 0 ? ['--runasroot'] : [];
    return {
      file: programPath('inspircd'),
      args: ['--config', file, '--nofork', '--nolog', '--nopid', ...asRoot],
    };
  },
  settings: [
    'All newcomers of the idle shape come at once: it completes registrations once a second, so this is how it is fastest (at the price of about 1 KiB more for each than when they come slowly).',
    '`commandrate`, `threshold` huge and `fakelag="no"`: nobody is slowed down or thrown out for talking much.',
    '`localmax`, `globalmax`, `limit` 100000 and `clonesonconnect="no"`: any number of clients from one address, and they are not searched for.',
    '`resolvehostnames="no"`, `useident="no"`: no DNS and no ident lookup for a newcomer.',
    '`hardsendq`, `softsendq` 64 MiB, `recvq` 1 MiB: no reader is cut off for lagging, and no talker is made to wait because of one.',
    '`somaxconn="4096"`, `softlimit="100000"`: the accept queue and the number of clients are bounded by the system only.',
    '`pingfreq="1h"`, `--nolog`: no PING and no log line falls into a measured window.',
    'Only the core modules are loaded, so no optional feature costs it anything; with TLS also `ssl_gnutls`, the one module for it that Debian packages.',
    'WHO has no limit in version 3, so there is none to be raised.',
    "It leaves Nagle's algorithm on (strace shows no TCP_NODELAY), and there is no setting for it: a line may wait until the reader has acknowledged the one before.",
  ],
};

function tlsDoor(host: string, port: number, { cert, key }: Certificate): string {
  return `<module name="ssl_gnutls">
<sslprofile name="bench" provider="gnutls" certfile="${cert}" keyfile="${key}" requestclientcert="no">
<bind address="${host}" port="${port}" type="clients" sslprofile="bench">`;
}
