import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { NotOffered, type Place, type Server } from './server.ts';

const MAIN = join(root, 'packages/server/src/main.ts');
const SCRIPT = join(root, 'server.sh');

interface Variant extends Pick<Server, 'name' | 'title' | 'settings'> {
  history: { enabled?: false; days?: number; durable?: true };
}

/** What is otherwise than by default; each has its sentence in `settings` below. */
const loosened = {
  limits: { sendqBytesMax: 67_108_864, answerRowsMax: 100_000 },
  guards: { fakeLag: { perSecond: 0 } },
  accounts: { throttle: { registrationsPerAddressMax: 0 } },
  log: { level: 'error' },
};

const settings = [
  'Newcomers come 256 at a time: from 128 to 1000 it makes no difference to it, all at once would make its heap grow.',
  '`limits.sendqBytesMax: 67108864`: a reader may lag by 64 MiB, as at InspIRCd.',
  '`limits.answerRowsMax: 100000`: the answer to WHO is whole, as elsewhere.',
  '`guards.fakeLag.perSecond: 0`: a talker is never made to wait, as at the others.',
  '`accounts.throttle.registrationsPerAddressMax: 0`: who logs in needs an account first, and all of them are made at once.',
  '`log.level: error`: connections are not logged, as at InspIRCd.',
];

/** The server of this repository, run as a user runs it: from its sources, by its script. */
export const salon = variant({
  name: 'salon',
  title: 'Salon',
  history: { enabled: false },
  settings: [
    ...settings,
    '`--memory`: accounts and channels are kept in memory only, as nothing is kept on disk elsewhere.',
    '`history.enabled: false`: what is said is not remembered, as nowhere else; what that costs is in the shapes with history.',
  ],
});

/** The same as it is by default: what is said is in a file before anyone sees it. */
export const salonRemembering = variant({
  name: 'salon-history',
  title: 'Salon with history',
  // The history that is read was said long ago.
  history: { days: 0 },
  settings: ['As above, but without `--memory` and with history: all is kept on disk.', '`history.days: 0`.'],
});

/** The same where nobody sees anything before the disk has it. */
export const salonDurable = variant({
  name: 'salon-durable',
  title: 'Salon with durable history',
  history: { days: 0, durable: true },
  settings: ['As above, with `history.durable: true`.'],
});

/** A way to run it. Only the plain one keeps nothing, and runs beside the rivals. */
function variant({ name, title, history, settings }: Variant): Server {
  const isPlain = history.enabled === false;
  return {
    name,
    title,
    doors: ['irc', 'line', 'tls', 'web'],
    accounts: true,
    ...(!isPlain && { isVariant: true }),
    // From 128 to 1000 at a time it takes in equally many a second; all 10,000 at once make its heap grow.
    newcomersAtOnce: 256,
    version: () => (existsSync(MAIN) ? `${packageVersion()} on Node ${process.version}` : undefined),
    prepare: place => {
      const file = join(place.dir, 'salon.yaml');
      const data = { folder: place.archive ?? join(place.dir, 'data') };
      // JSON is YAML as well.
      writeFileSync(file, JSON.stringify({ doors: doorsOf(place), ...loosened, history, data }));
      refuseWhatItRefuses(file, place);
      // The shell becomes the server: the PID is no wrapper's.
      return { file: 'sh', args: [SCRIPT, ...(isPlain ? ['--memory'] : []), '--config', file] };
    },
    settings,
  };
}

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
    { kind: 'web', host, port: ports.web },
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
