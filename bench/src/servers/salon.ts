import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Server } from './server.ts';

const MAIN = join(root, 'packages/server/src/main.ts');

/** The server of this repository, run as a user runs it: from its sources, by the pinned node. */
export const salon: Server = {
  name: 'salon',
  title: 'Salon',
  doors: ['irc', 'line'],
  // From 128 to 1000 at a time it takes in equally many a second; all 10,000 at once make its heap grow.
  newcomersAtOnce: 256,
  version: () => (existsSync(MAIN) ? `${packageVersion()} on Node ${process.version}` : undefined),
  prepare: ({ dir, host, ports }) => {
    const file = join(dir, 'salon.yaml');
    writeFileSync(
      file,
      `doors:
  - { kind: irc, host: ${host}, port: ${ports.irc} }
  - { kind: line, host: ${host}, port: ${ports.line} }
limits:
  sendqBytesMax: 67108864
guards:
  fakeLag: { perSecond: 0 }
log:
  level: error
`,
    );
    // This process runs on the pinned node, so the child does; and its PID is the server's, no wrapper's.
    return { file: process.execPath, args: [MAIN, '--config', file] };
  },
  settings: [
    'Newcomers come 256 at a time: from 128 to 1000 it makes no difference to it, all at once would make its heap grow.',
    '`limits.sendqBytesMax: 67108864`: a reader may lag by 64 MiB, as at InspIRCd.',
    '`guards.fakeLag.perSecond: 0`: a talker is never made to wait, as at the others.',
    '`log.level: error`: connections are not logged, as at InspIRCd.',
  ],
};

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
