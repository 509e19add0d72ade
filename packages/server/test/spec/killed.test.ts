import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { newFolder } from '../history/entries.ts';
import { Peer } from '../support/peer.ts';
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
  // That the journal was cut short is no fault: Linux may end a write in its middle, and nobody was sent that then.
  expect(server.said()).not.toMatch(/ERROR|FATAL/);
  return clients.map(({ heard }) => heard);
}

/** All that is remembered of a room, read page by page by a client of the next server. */
async function remembered(reader: Peer, room: string): Promise<string[]> {
  const lines: string[] = [];
  for (let from = 'timestamp=1970-01-01T00:00:00.000Z'; ; ) {
    reader.send(`CHATHISTORY AFTER ${room} ${from} 100`);
    await reader.until(/ BATCH \+/);
    const before = lines.length;
    for (let line = await reader.line(); !line.includes(' BATCH -'); line = await reader.line()) {
      lines.push(line);
    }
    const id = /[@;]msgid=([^; ]+)/.exec(lines.at(-1) ?? '')?.[1];
    if (lines.length === before || id === undefined) return lines;
    from = `msgid=${id}`;
  }
}

/** A client that may read in all rooms. */
async function readerAt(port: number): Promise<Peer> {
  const reader = await Peer.connect(port);
  onTestFinished(() => void reader.socket.destroy());
  reader.send('CAP REQ :batch message-tags server-time draft/chathistory');
  reader.send('NICK reader', 'USER reader 0 * :reader', 'CAP END', `JOIN ${rooms.join()}`);
  for (const _ of rooms) await reader.until(/ 366 /);
  return reader;
}

/** Kills a server several times, and expects all that anyone was sent to be remembered once, in its order. */
async function expectNothingLost(mode: 'fast' | 'durable', rounds: number): Promise<void> {
  const folder = newFolder();
  const file = settingsIn(folder, mode === 'durable');
  const heard: (readonly Heard[])[] = [];
  for (let round = 0; round < rounds; round += 1) heard.push(...(await life(file, round)));
  const server = await serve(file);
  const reader = await readerAt(server.port);
  const ids: string[] = [];
  for (const room of rooms) {
    const said = (await remembered(reader, room)).map(line => {
      const [, id = '', text = ''] = /[@;]msgid=([^; ]+).* PRIVMSG #\w+ :(.*)$/.exec(line) ?? [];
      return { id, text };
    });
    ids.push(...said.map(({ id }) => id));
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
  () => expectNothingLost('fast', 4),
  patienceMs,
);

rule('KILLED-2: the same holds for a durable history', () => expectNothingLost('durable', 3), patienceMs);
