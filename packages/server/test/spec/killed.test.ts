import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { History } from '../../src/history/history.ts';
import type { HistoryPiece, StoredEntry } from '../../src/history/query.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { newFolder } from '../history/entries.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { type Heard, Talker } from '../support/talker.ts';
import { rule } from './rule.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const rooms = ['#one', '#two', '#three'];
const talkers = 6;

/** The rounds take some seconds; a machine that is busy with other things may need more. */
const patienceMs = 60_000;

/** Writes the settings of a server that keeps all it keeps in a folder. Returns their file. */
function settingsIn(folder: string, durable: boolean): string {
  const file = join(folder, 'salon.yaml');
  const settings = {
    doors: [{ kind: 'irc', host: '127.0.0.1', port: 0 }],
    data: { folder: join(folder, 'salon') },
    guards: { fakeLag: { perSecond: 0 } },
    history: { durable },
  };
  // JSON is YAML as well.
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

/** Starts a server and waits for its door. */
async function serve(file: string) {
  const child = spawn(process.execPath, [main, '--config', file]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const open = Promise.withResolvers<number>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const port = /The irc door is open at \S+:(\d+)/.exec(said)?.[1];
      if (port !== undefined) open.resolve(Number(port));
    });
  }
  const ended = once(child, 'close');
  void ended.then(() => open.reject(new Error(said)));
  const port = await open.promise;
  const kill = async () => {
    child.kill('SIGKILL');
    expect((await ended)[1], said).toBe('SIGKILL');
  };
  return { port, kill, said: () => said };
}

/** One life of a server, to a random moment of its talk. Returns what each client was sent. */
async function life(file: string, round: number): Promise<(readonly Heard[])[]> {
  const server = await serve(file);
  const clients = Array.from({ length: talkers }, (_, index) => {
    // Each is in two of three rooms.
    const here = rooms.filter((_room, room) => room !== index % rooms.length);
    return new Talker(server.port, `nick${index}`, here, round);
  });
  const moment = 100 + Math.random() * 2000;
  const all = () => clients.reduce((sum, { heard }) => sum + heard.length, 0);
  while (all() < moment || clients.some(({ heard }) => heard.length === 0)) await pause(1);
  await pause(Math.random() * 20);
  await server.kill();
  await Promise.all(clients.map(({ gone }) => gone));
  expect(server.said()).not.toMatch(/ERROR|FATAL|cut short/);
  return clients.map(({ heard }) => heard);
}

/** All that is remembered of a room. */
async function remembered(history: History, target: string): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (let place: number | undefined = 0; place !== undefined; ) {
    const piece: HistoryPiece = await history.query({ type: 'export', target, place, limit: 5000 });
    entries.push(...piece.entries);
    place = piece.next;
  }
  return entries;
}

/** Kills a server several times, and expects all that anyone was sent to be remembered once, in its order. */
async function expectNothingLost(mode: 'fast' | 'durable', rounds: number): Promise<void> {
  const folder = newFolder();
  const file = settingsIn(folder, mode === 'durable');
  const heard: (readonly Heard[])[] = [];
  for (let round = 0; round < rounds; round += 1) heard.push(...(await life(file, round)));
  const logger = makeLogger({ level: 'silent', format: 'json' });
  const place = { folder: join(folder, 'salon') };
  const history = await History.open(place, { clock: new ManualClock(), logger });
  onTestFinished(() => history.close());
  const ids: string[] = [];
  for (const room of rooms) {
    const entries = await remembered(history, room);
    ids.push(...entries.flatMap(({ id }) => id ?? []));
    const said = entries.filter(({ kind }) => kind === 'message');
    const order = new Map(said.map(({ id, text }, index) => [`${id} ${text}`, index]));
    // A client's messages are its round's, so nothing was said twice either.
    expect(new Set(said.map(({ text }) => text)).size).toBe(said.length);
    for (const client of heard) {
      const places = client
        .filter(message => message.room === room)
        .map(({ id, text }) => order.get(`${id} ${text}`) ?? `lost: ${text}`);
      expect(places.filter(place => typeof place === 'string')).toEqual([]);
      const [first = 0] = places as number[];
      // Who is in a room is sent all of it while she is there, in its order.
      expect(places).toEqual(places.map((_, index) => first + index));
    }
  }
  expect(new Set(ids).size).toBe(ids.length);
}

rule(
  'KILLED-1: what anyone was sent before the server was killed is remembered after it, once and in its order, and no id comes again',
  () => expectNothingLost('fast', 5),
  patienceMs,
);

rule('KILLED-2: the same holds for a durable history', () => expectNothingLost('durable', 4), patienceMs);
