import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCertificate } from './certificate.ts';
import type { Answer, Job } from './job.ts';
import type { Cores } from './machine.ts';
import { endOf, start, stop } from './process.ts';
import type { Plan } from './run.ts';
import { NotOffered, type Place, type Server } from './servers/server.ts';
import type { Shape } from './shapes/shape.ts';

const HOST = '127.0.0.1';
const READY_SECONDS = 20;
/** What a load process gets beyond its windows; its own deadlines are shorter and say better what was late. */
const EXTRA_SECONDS = 240;
const LOAD = join(import.meta.dirname, 'load/main.ts');

/** One cell of the run: a fresh server under one shape. Never throws; whatever goes wrong is the cell's failure. */
export async function measureCell(
  shape: Shape,
  server: Server,
  plan: Pick<Plan, 'seconds' | 'warmupSeconds' | 'archive'>,
  cores: Cores,
): Promise<Answer> {
  const dir = mkdtempSync(join(tmpdir(), 'salon-bench-'));
  const cleanUp = (): void => rmSync(dir, { recursive: true, force: true });
  process.once('exit', cleanUp);
  const logFile = join(dir, 'output.log');
  const log = openSync(logFile, 'a');
  try {
    const ports = {
      irc: await freePort(),
      line: await freePort(),
      tls: await freePort(),
      web: await freePort(),
    };
    const place: Place = { dir, host: HOST, ports };
    if (shape.door === 'tls') place.certificate = makeCertificate(dir);
    const archive = shape.archive === true ? plan.archive : undefined;
    if (archive !== undefined) place.archive = archive.folder;
    const begin = performance.now();
    const child = start(server.prepare(place), cores.server, { cwd: dir, stdio: ['ignore', log, log] });
    const died = endOf(child, server.title);
    try {
      const port = place.ports[shape.door];
      const notReady = await Promise.race([died, accepts(port)]);
      if (notReady !== undefined || child.pid === undefined) return failed(`${notReady}${tail(logFile)}`);
      const job: Job = {
        shape: shape.name,
        door: { kind: shape.door, host: HOST, port },
        serverPid: child.pid,
        newcomersAtOnce: server.newcomersAtOnce,
        warmupSeconds: plan.warmupSeconds,
        seconds: plan.seconds,
        secondsToStart: (performance.now() - begin) / 1000,
        ...(archive && { archive: archive.extent }),
      };
      const answer = await load(job, cores.generator, died);
      return answer.kind === 'measured'
        ? answer
        : failed(`${answer.reason}${await diedToo(died)}${tail(logFile)}`);
    } finally {
      await stop(child);
    }
  } catch (error) {
    if (error instanceof NotOffered) return { kind: 'left out', reason: error.message };
    return failed(error instanceof Error ? error.message : String(error));
  } finally {
    closeSync(log);
    process.off('exit', cleanUp);
    cleanUp();
  }
}

/** Runs a load process and resolves with its answer, or with the server's death if that comes first. */
async function load(job: Job, core: number | undefined, died: Promise<string>): Promise<Answer> {
  const command = { file: process.execPath, args: [LOAD, JSON.stringify(job)] };
  const child = start(command, core, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const timer = new AbortController();
  try {
    const answered = once(child, 'message').then(([answer]) => answer as Answer);
    const ended = endOf(child, 'The load process').then(failed);
    const seconds = job.warmupSeconds + job.seconds + EXTRA_SECONDS;
    const late = sleep(seconds * 1000, failed(`no answer within ${seconds} s`), { signal: timer.signal });
    return await Promise.race([answered, ended, late, died.then(failed)]);
  } finally {
    timer.abort();
    await stop(child);
  }
}

/** Resolves with nothing as soon as the port takes connections, or with a sentence when it does not in time. */
async function accepts(port: number): Promise<string | undefined> {
  for (const until = performance.now() + READY_SECONDS * 1000; performance.now() < until; ) {
    const socket = connect(port, HOST);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    const accepted = await promise;
    socket.destroy();
    if (accepted) return undefined;
    await sleep(10);
  }
  return `it took no connection on port ${port} within ${READY_SECONDS} s`;
}

/** A port nobody listens on now. Each cell gets its own, so no connection of an earlier one is in the way. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, HOST);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** When clients are cut off the server may be dying: a moment later it is known, and is the better reason. */
async function diedToo(died: Promise<string>): Promise<string> {
  const reason = await Promise.race([died, sleep(500, '', { ref: false })]);
  return reason === '' ? '' : `; ${reason}`;
}

function tail(logFile: string): string {
  const text = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join(' | ').slice(-600);
  return text === '' ? '' : `; its last output: ${text}`;
}

function failed(reason: string): Answer {
  return { kind: 'failed', reason };
}
