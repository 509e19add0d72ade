import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { NotOffered, type Place, type Server } from './server.ts';

const MAIN = join(root, 'packages/server/src/main.ts');

/** What is otherwise than by default; each has its sentence in `settings` below. */
const loosened = {
  limits: { sendqBytesMax: 67_108_864, answerRowsMax: 100_000 },
  guards: { fakeLag: { perSecond: 0 } },
  accounts: { throttle: { registrationsPerAddressMax: 0 } },
  log: { level: 'error' },
};

/** The server of this repository, run as a user runs it: from its sources, by the pinned node. */
export const salon: Server = {
  name: 'salon',
  title: 'Salon',
  doors: ['irc', 'line', 'tls'],
  accounts: true,
  // From 128 to 1000 at a time it takes in equally many a second; all 10,000 at once make its heap grow.
  newcomersAtOnce: 256,
  version: () => (existsSync(MAIN) ? `${packageVersion()} on Node ${process.version}` : undefined),
  prepare: place => {
    const file = join(place.dir, 'salon.yaml');
    // JSON is YAML as well.
    writeFileSync(file, JSON.stringify({ doors: doorsOf(place), ...loosened }));
    refuseWhatItRefuses(file, place);
    // This process runs on the pinned node, so the child does; and its PID is the server's, no wrapper's.
    return { file: process.execPath, args: [MAIN, '--memory', '--config', file] };
  },
  settings: [
    'Newcomers come 256 at a time: from 128 to 1000 it makes no difference to it, all at once would make its heap grow.',
    '`limits.sendqBytesMax: 67108864`: a reader may lag by 64 MiB, as at InspIRCd.',
    '`limits.answerRowsMax: 100000`: the answer to WHO is whole, as elsewhere.',
    '`guards.fakeLag.perSecond: 0`: a talker is never made to wait, as at the others.',
    '`accounts.throttle.registrationsPerAddressMax: 0`: who logs in needs an account first, and all of them are made at once.',
    '`--memory`: accounts and channels are kept in memory only, as nothing is kept on disk elsewhere.',
    '`log.level: error`: connections are not logged, as at InspIRCd.',
  ],
};

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function doorsOf({ host, ports, certificate }: Place): object[] {
  if (certificate !== undefined)
    return [{ kind: 'irc', host, port: ports.tls, tls: { certificates: [certificate] } }];
  return [
    { kind: 'irc', host, port: ports.irc },
    { kind: 'line', host, port: ports.line },
  ];
}

/** A version without TLS says so when it reads its settings. */
function refuseWhatItRefuses(file: string, { certificate }: Place): void {
  if (certificate === undefined) return;
  const { status, stderr } = spawnSync(process.execPath, [MAIN, '--config', file, '--print-config'], {
    encoding: 'utf8',
  });
  // Whatever else is wrong is not to be taken for that: it fails when the server starts.
  if (status !== 0 && /\btls: there is no such setting/.test(stderr))
    throw new NotOffered('this version of Salon has no TLS');
}
