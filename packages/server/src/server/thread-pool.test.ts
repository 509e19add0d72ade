import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** A process of its own, which tells how many threads it has lowered, and the priority of each thread by its name. */
const script = `
  import { readdirSync, readFileSync } from 'node:fs';
  import { getPriority } from 'node:os';
  import { lowerThreadPool } from ${JSON.stringify(new URL('./thread-pool.ts', import.meta.url).href)};
  const before = getPriority();
  const lowered = await lowerThreadPool();
  const threads = readdirSync('/proc/self/task').map(thread => ({
    name: readFileSync('/proc/self/task/' + thread + '/comm', 'latin1').trim(),
    lower: getPriority(Number(thread)) - before,
  }));
  process.stdout.write(JSON.stringify({ lowered, threads }));
`;

interface Told {
  readonly lowered: number;
  readonly threads: readonly { readonly name: string; readonly lower: number }[];
}

test.runIf(process.platform === 'linux')(
  'the pool stands behind the loop, and nothing else does',
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, UV_THREADPOOL_SIZE: '3' },
    });
    const { lowered, threads } = JSON.parse(stdout) as Told;
    expect(lowered).toBe(3);
    expect(threads.filter(({ lower }) => lower > 0).map(({ name }) => name)).toStrictEqual(
      Array(3).fill('libuv-worker'),
    );
  },
);
