import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { stringify } from 'yaml';
import { administer } from './admin/command-line.ts';
import { controlPath } from './admin/control/path.ts';
import { askPassword } from './ask-password.ts';
import { AdminUsageError } from './config/admin-options.ts';
import { ConfigError } from './config/config.ts';
import { withoutSecrets } from './config/hidden.ts';
import { readCommandLine, type Serving, type Task, usage } from './config/options.ts';
import type { Settings } from './config/schema.ts';
import { CertificateError } from './doors/entry/certificates.ts';
import { MkcertsError, mkcerts } from './doors/entry/mkcerts.ts';
import { ListenError } from './doors/listener.ts';
import { type Logger, makeLogger } from './observe/logger.ts';
import { shownDoor } from './server/doors.ts';
import { openHistory } from './server/history.ts';
import { Server } from './server/server.ts';
import { lowerThreadPool } from './server/thread-pool.ts';
import { StoreError } from './store/fault.ts';
import { Store } from './store/store.ts';
import { version } from './version.ts';

/** How long stopping may take before the process ends whatever is left. Milliseconds. */
const stopMsMax = 4500;

/** What is said in one sentence, since who started the server can mend it. */
const faultsOfUsers = [ConfigError, ListenError, CertificateError, MkcertsError, StoreError];

async function serve({ settings, file, memory }: Serving): Promise<void> {
  const logger = makeLogger(settings.log);
  const store = Store.open(memory ? 'memory' : settings.data);
  const history = await openHistory(settings, memory, logger);
  const source = { name: file === undefined ? 'defaults' : basename(file), read: settingsAgain };
  const control = memory ? undefined : controlPath(settings.data.folder);
  const server = new Server({
    settings,
    logger,
    store,
    history,
    files: memory ? temporaryFolder() : join(resolve(settings.data.folder), 'files'),
    control,
    source,
    onDie: () => void stop('DIE'),
  });
  let stopping = false;
  const stop = async (signal: NodeJS.Signals | 'DIE') => {
    if (stopping) return;
    stopping = true;
    logger.info(`${signal}: stopping`);
    setTimeout(() => process.exit(0), stopMsMax).unref();
    await server.stop();
    logger.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const hadWindow = isatty(1);
  // Who closes the window in which the server was started sends this too, and then has no window any more.
  process.on('SIGHUP', signal => (hadWindow && !isatty(1) ? void stop(signal) : server.reload()));

  await standBack(logger);
  for (const door of await server.start()) {
    logger.info(`The ${door.kind} door is open at ${shownDoor(door)}`);
  }
  logger.info(
    memory
      ? 'Nothing is kept on disk, as --memory says'
      : `Accounts, channels and what is said are kept in ${resolve(settings.data.folder)}`,
  );
}

/** A folder that is gone with the process. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'salon-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Lets passwords be hashed behind the talk of everyone, where the system has a way to do so. */
async function standBack(logger: Logger): Promise<void> {
  try {
    await lowerThreadPool();
  } catch (error) {
    logger.warn({ err: error }, 'Passwords are hashed beside the talk, not behind it');
  }
}

/** The settings that the same command line leads to now. */
function settingsAgain(): Settings {
  const task = readCommandLine(process.argv.slice(2));
  if (task.task !== 'serve') throw new Error(`the command line asks for ${task.task} now`);
  return task.settings;
}

/** Who reads what is shown, as `head` does, may have seen enough. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

const terminal = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
  askPassword,
};

async function main(): Promise<void> {
  let task: Task;
  try {
    task = readCommandLine(process.argv.slice(2));
    switch (task.task) {
      case 'help':
        process.stdout.write(usage);
        break;
      case 'version':
        process.stdout.write(`${version}\n`);
        break;
      case 'admin':
        process.stdout.on('error', ignoreClosedPipe);
        process.exitCode = await administer(task.asked, task.settings, terminal);
        break;
      case 'print-config':
        process.stdout.write(stringify(withoutSecrets(task.settings)));
        break;
      case 'mkcerts':
        process.stdout.write(await mkcerts(resolve('certs'), task.names, Date.now()));
        break;
      case 'serve':
        await serve(task);
        break;
      default:
        task satisfies never;
    }
  } catch (error) {
    if (!faultsOfUsers.some(fault => error instanceof fault)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = error instanceof AdminUsageError ? 2 : 1;
  }
}

await main();
