import { stringify } from 'yaml';
import { Child, type Ending } from './child.ts';
import { withFile } from './file.ts';
import { until } from './until.ts';

const main = new URL('../../packages/server/src/main.ts', import.meta.url).pathname;
const heapProbe = new URL('heap-probe.ts', import.meta.url).pathname;

const usualKinds = ['line', 'irc'];
const webKinds = [...usualKinds, 'web'];

/** Settings besides the doors, as they stand in the file. */
export type SomeSettings = Readonly<Record<string, unknown>>;

/** The ports of the doors of a server. */
export interface Ports {
  readonly linePort: number;
  readonly ircPort: number;
  readonly webPort: number;
}

/** A real server in a process of its own, with its doors open at free ports of this machine. */
export class Salon implements Ports {
  readonly linePort: number;
  readonly ircPort: number;
  /** Of the door for browsers; NaN where there is none. */
  readonly webPort: number;
  private readonly child: Child;

  constructor(child: Child) {
    this.child = child;
    this.linePort = portOf(child, 'line');
    this.ircPort = portOf(child, 'irc');
    this.webPort = portOf(child, 'web');
  }

  /** Everything the server logged so far. */
  get log(): string {
    return this.child.stdout;
  }

  /** Waits for a line of the log, without its time. */
  async logs(line: string | RegExp): Promise<void> {
    await until(
      `the log to say ${line}`,
      () => logLines(this.log).some(fits(line)),
      () => this.log,
    );
  }

  /** Resolves to the exit code when it has ended. */
  get ended(): Promise<Ending> {
    return this.child.ended;
  }

  /** Sends SIGHUP: settings and certificates are to be read anew. */
  hangUp(): void {
    this.child.kill('SIGHUP');
  }

  /** How many bytes the server holds when all that it does not need is gone; for one that was started to be probed. */
  async heapBytes(): Promise<number> {
    const said = () => [...this.log.matchAll(/^heap: (\d+)$/gm)];
    const before = said().length;
    this.child.kill('SIGUSR2');
    return await until('the size of the heap', () => Number(said()[before]?.[1]) || undefined);
  }

  /** Sends SIGTERM and waits for the end. Resolves to the exit code, and how many milliseconds it took. */
  async terminate(): Promise<{ code: Ending; tookMs: number }> {
    const begun = performance.now();
    this.child.kill('SIGTERM');
    const code = await this.child.ended;
    return { code, tookMs: performance.now() - begun };
  }

  /** Ends the server without a word. */
  async kill(): Promise<void> {
    await this.child.close();
  }

  /** Stops the server; fails unless it ends well and has said nothing of errors, or of more than what tests try. */
  async close(): Promise<void> {
    const { code } = await this.terminate();
    const { stdout, stderr } = this.child;
    const complaints = stdout.split('\n').filter(line => /\b(WARN|ERROR|FATAL):/.test(line));
    if (code !== 0 || stderr !== '' || !complaints.every(isOfWrongOper)) {
      throw new Error(`the server ended with ${code}; it said:\n${stdout}${stderr}`);
    }
  }
}

/** Tests try wrong passwords, and that is to be seen in the log. */
function isOfWrongOper(line: string): boolean {
  return line.includes('WARN: ') && line.includes(' failed to become an operator of the server as ');
}

/** Starts a server that keeps nothing, and waits for both of its doors. */
export async function startSalon(settings: SomeSettings = {}, ...options: readonly string[]): Promise<Salon> {
  return await start(settings, config => runServer('--memory', '--config', config, ...options));
}

/** Starts a server with a door for browsers besides, that keeps nothing. */
export async function startWebSalon(settings: SomeSettings = {}): Promise<Salon> {
  const doors = doorsAt({ linePort: 0, ircPort: 0, webPort: 0 });
  return await start({ doors, ...settings }, config => runServer('--memory', '--config', config), webKinds);
}

/** The same, but it keeps what it keeps in a folder, and may come back where it was. */
export async function startWebSalonIn(
  folder: string,
  ports: Ports = { linePort: 0, ircPort: 0, webPort: 0 },
): Promise<Salon> {
  const settings = { doors: doorsAt(ports), data: { folder } };
  return await start(settings, config => runServer('--config', config), webKinds);
}

function doorsAt({ linePort, ircPort, webPort }: Ports): readonly object[] {
  const host = '127.0.0.1';
  return [
    { kind: 'line', host, port: linePort },
    { kind: 'irc', host, port: ircPort },
    { kind: 'web', host, port: webPort },
  ];
}

/** Starts a server that tells how much it holds. */
export async function startProbedSalon(settings: SomeSettings): Promise<Salon> {
  return await start(
    settings,
    config => new Child(process.execPath, ['--import', heapProbe, main, '--memory', '--config', config]),
  );
}

async function start(
  settings: SomeSettings,
  run: (config: string) => Child,
  kinds: readonly string[] = usualKinds,
): Promise<Salon> {
  const doors = doorsAt({ linePort: 0, ircPort: 0, webPort: 0 }).slice(0, 2);
  // What a room remembers is told in words of its own: transcripts here are about other things.
  const history = { toldOnJoin: false };
  return await withFile('salon.yaml', stringify({ doors, history, ...settings }), async file => {
    return await opened(run(file), kinds);
  });
}

/** Starts a server with these options, which must open both doors, and waits for them. It keeps nothing. */
export async function startServer(...options: readonly string[]): Promise<Salon> {
  return await opened(runServer('--memory', ...options));
}

/** Starts a server in a folder, where it keeps what it keeps, and waits for both of its doors. */
export async function startServerIn(folder: string, ...options: readonly string[]): Promise<Salon> {
  return await opened(runServerIn(folder, ...options));
}

/** Waits for the doors of a server. */
async function opened(child: Child, kinds: readonly string[] = usualKinds): Promise<Salon> {
  const open = () => kinds.every(kind => child.stdout.includes(`The ${kind} door is open`));
  await until('all doors to open', open, () => child.stdout + child.stderr);
  return new Salon(child);
}

/** Starts the server program with these options, as `sh ./server.sh` does. */
export function runServer(...options: readonly string[]): Child {
  return new Child(process.execPath, [main, ...options]);
}

/** Runs the server program in a folder, as someone does who is there. */
export function runServerIn(folder: string, ...options: readonly string[]): Child {
  const inside = 'cd "$1" && shift && exec "$@"';
  return new Child('sh', ['-c', inside, 'sh', folder, process.execPath, main, ...options]);
}

/** The lines of a log without their times. */
export function logLines(log: string): string[] {
  return log.split('\n').map(line => line.replace(/^\[[^\]]+\] /, ''));
}

function fits(wanted: string | RegExp): (line: string) => boolean {
  return line => (typeof wanted === 'string' ? line === wanted : wanted.test(line));
}

function portOf(child: Child, kind: string): number {
  return Number(new RegExp(`The ${kind} door is open at \\S+:(\\d+)`).exec(child.stdout)?.[1]);
}
