import { stringify } from 'yaml';
import { ConfigError } from './config/config.ts';
import { readCommandLine, type Task, usage } from './config/options.ts';
import type { Settings } from './config/schema.ts';
import { ListenError } from './doors/listener.ts';
import { makeLogger } from './observe/logger.ts';
import { Server } from './server.ts';
import { version } from './version.ts';

/** How long stopping may take before the process ends whatever is left. Milliseconds. */
const stopMsMax = 4500;

async function serve(settings: Settings): Promise<void> {
  const logger = makeLogger(settings.log);
  const server = new Server({ settings, logger });
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
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

  for (const { kind, host, port } of await server.start()) {
    const shown = host.includes(':') ? `[${host}]` : host;
    logger.info(`The ${kind} door is open at ${shown}:${port}`);
  }
}

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
      case 'print-config':
        process.stdout.write(stringify(task.settings));
        break;
      case 'serve':
        await serve(task.settings);
        break;
      default:
        task satisfies never;
    }
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof ListenError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

await main();
