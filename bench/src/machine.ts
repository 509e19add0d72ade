import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { allowedCores } from './measure/proc.ts';
import { canPin } from './process.ts';
import { root } from './root.ts';

/** Which core the server and the load process are kept on; undefined means that the system decides. */
export interface Cores {
  server: number | undefined;
  generator: number | undefined;
}

/** Two different cores, if there are two and `taskset` is there to keep processes on them. */
export function chooseCores(): Cores {
  const [server, generator] = allowedCores();
  if (!canPin || generator === undefined) return { server: undefined, generator: undefined };
  return { server, generator };
}

/** Facts for the head of the report, as rows of name and value. */
export function describeMachine(cores: Cores): [string, string][] {
  return [
    ['Date', new Date().toISOString().slice(0, 16).replace('T', ' ').concat(' UTC')],
    ['Commit', commit()],
    [
      'Machine',
      `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    ],
    ['System', `${type()} ${release()}`],
    ['Node', process.version],
    ['Cores', describeCores(cores)],
  ];
}

function describeCores({ server, generator }: Cores): string {
  if (server === undefined || generator === undefined) return 'not pinned (no `taskset`, or one core only)';
  const shared = siblings(server).includes(generator) ? '; the two are threads of one physical core' : '';
  return `server on core ${server}, load generator on core ${generator}, by \`taskset\`, for every server alike${shared}`;
}

function siblings(core: number): number[] {
  const file = `/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`;
  return allowedCores(readFileSync(file, 'latin1').trim());
}

function commit(): string {
  const head = git('rev-parse', '--short=12', 'HEAD');
  if (head === undefined) return 'none yet';
  return git('status', '--porcelain') === '' ? head : `${head}, with changes not committed`;
}

function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
