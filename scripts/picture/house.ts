import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../e2e/support/until.ts';

const main = join(import.meta.dirname, '../../packages/server/src/main.ts');
const clock = join(import.meta.dirname, 'clock.ts');

/** A server whose time stands still until it is told what time it is, so that a picture can be drawn again. */
export class House {
  readonly ircPort: number;
  readonly webPort: number;
  private readonly process: ChildProcess;
  private readonly folder: string;

  private constructor(process: ChildProcess, folder: string, ircPort: number, webPort: number) {
    this.process = process;
    this.folder = folder;
    this.ircPort = ircPort;
    this.webPort = webPort;
  }

  /** Opens its doors at free ports of this machine. `at` is in milliseconds since 1970. */
  static async open(at: number): Promise<House> {
    const folder = await mkdtemp(join(tmpdir(), 'salon-evening-'));
    const config = join(folder, 'salon.yaml');
    await writeFile(
      config,
      `server: { network: Harbour Street }
doors:
  - { kind: irc, host: 127.0.0.1, port: 0 }
  - { kind: web, host: 127.0.0.1, port: 0 }
`,
    );
    const process_ = spawn(process.execPath, ['--import', clock, main, '--memory', '--config', config], {
      env: { ...process.env, EVENING_BEGINS: `${at}` },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    let said = '';
    process_.stdout?.setEncoding('utf8').on('data', text => {
      said += text;
    });
    const portOf = (kind: string) =>
      until(
        `the ${kind} door to open`,
        () => Number(new RegExp(`The ${kind} door is open at \\S+:(\\d+)`).exec(said)?.[1]) || undefined,
        () => said,
      );
    return new House(process_, folder, await portOf('irc'), await portOf('web'));
  }

  /** Tells the server what time it is. */
  async turnsTo(at: number): Promise<void> {
    const told = once(this.process, 'message');
    this.process.send(at);
    await told;
  }

  async close(): Promise<void> {
    const ended = once(this.process, 'close');
    this.process.kill('SIGKILL');
    await ended;
    await rm(this.folder, { recursive: true });
  }
}
