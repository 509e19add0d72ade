import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, stop } from '../process.ts';
import { root } from '../root.ts';

const main = join(root, 'packages/server/src/main.ts');

/** A server with an IRC door and a web door, as far as those need to know it who talk to it. */
export interface WebSalon {
  readonly ircPort: number;
  readonly webPort: number;
  close(): Promise<void>;
}

/** Starts the server of this repository on ports of its own; `history` is a file of JSON Lines that it shall remember. */
export async function startWebSalon(history?: string): Promise<WebSalon> {
  const folder = mkdtempSync(join(tmpdir(), 'salon-web-bench-'));
  const config = join(folder, 'salon.yaml');
  const doors = [
    { kind: 'irc', host: '127.0.0.1', port: 0 },
    { kind: 'web', host: '127.0.0.1', port: 0 },
  ];
  const loosened = { limits: { sendqBytesMax: 67_108_864 }, guards: { fakeLag: { perSecond: 0 } } };
  // JSON is YAML as well.
  writeFileSync(config, JSON.stringify({ doors, data: { folder }, ...loosened }));
  if (history !== undefined) await remember(folder, config, history);
  const child = start({ file: process.execPath, args: [main, '--config', config] }, undefined, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (said += String(chunk)));
  const portOf = (kind: string) =>
    Number(new RegExp(`The ${kind} door is open at \\S+:(\\d+)`).exec(said)?.[1] ?? 0);
  for (let wait = 0; portOf('irc') === 0 || portOf('web') === 0; wait += 1) {
    if (wait > 1000 || child.exitCode !== null) throw new Error(`the server does not start: ${said}`);
    await sleep(20);
  }
  return {
    ircPort: portOf('irc'),
    webPort: portOf('web'),
    close: async () => {
      await stop(child);
      rmSync(folder, { recursive: true });
    },
  };
}

async function remember(folder: string, config: string, history: string): Promise<void> {
  const file = join(folder, 'history.jsonl');
  writeFileSync(file, history);
  const args = [main, 'admin', '--config', config, 'history', 'import', 'jsonl', file];
  const child = start({ file: process.execPath, args }, undefined, { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the import ended with ${code}, of ${readFileSync(file).length} bytes`);
}

/** A room in which four people have said so many messages, as a file to be imported. */
export function longTalk(room: string, count: number): string {
  const begin = Date.now() - count * 1000;
  const who = ['ann', 'ben', 'cleo', 'dan'].map(nick => ({ nick, user: nick, host: 'host.example' }));
  const lines = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return JSON.stringify({
      room,
      time: new Date(begin + number * 1000).toISOString(),
      kind: 'message',
      id: `long-${number}`,
      who: who[Math.floor(number / 3) % who.length],
      text: `message ${number} ${'of a long evening '.repeat(1 + (number % 7))}`,
      more: { to: room },
    });
  });
  return ['{"type":"salon-history","version":1}', ...lines, ''].join('\n');
}
