import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPath, versionOf } from './installed.ts';
import type { Server } from './server.ts';

/** Ergo, Go, one goroutine or more for each client. Written from its default.yaml; Debian does not package it. */
export const ergo: Server = {
  name: 'ergo',
  title: 'Ergo',
  doors: ['irc'],
  newcomersAtOnce: 256,
  version: () => versionOf('ergo', '--version'),
  prepare: ({ dir, host, ports }) => {
    const file = join(dir, 'ergo.yaml');
    writeFileSync(
      file,
      `network: { name: Bench }
server:
  name: irc.bench.test
  listeners: { "${host}:${ports.irc}": {} }
  casemapping: ascii
  lookup-hostnames: false
  check-ident: false
  max-sendq: 64M
  ip-limits: { count: false, throttle: false }
  ip-cloaking: { enabled: false }
accounts: { registration: { enabled: false }, authentication-enabled: false }
channels: { default-modes: +nt, max-channels-per-client: 100 }
limits: { nicklen: 9, identlen: 20, realnamelen: 150, channellen: 64, awaylen: 390, kicklen: 390, topiclen: 390 }
fakelag: { enabled: false }
history: { enabled: false }
languages: { enabled: false }
logging: [{ method: stderr, type: "* -userinput -useroutput", level: error }]
lock-file: "${join(dir, 'ergo.lock')}"
datastore: { path: "${join(dir, 'ergo.db')}" }
`,
    );
    const program = programPath('ergo');
    const { status, stderr } = spawnSync(program, ['initdb', '--conf', file, '--quiet'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`ergo initdb failed: ${stderr}`);
    return { file: program, args: ['run', '--conf', file, '--quiet'] };
  },
  settings: [
    '`fakelag` off, `ip-limits` off: nobody is slowed down, and any number of clients may come from one address.',
    '`lookup-hostnames`, `check-ident` off: no DNS and no ident lookup for a newcomer. `ip-cloaking` off: names as long as elsewhere.',
    '`max-sendq: 64M`: no reader is cut off for lagging. `history` off: the others keep none.',
  ],
};
