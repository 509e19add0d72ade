import { parseArgs } from 'node:util';
import { type AdminTask, readAdmin } from './admin-options.ts';
import { ConfigError, checkSettings, defaultSettings, readSettings, type Settings } from './config.ts';

/** What `--help` shows. */
export const usage = `Usage: sh ./server.sh [options]
       sh ./server.sh admin [--config FILE] WORD...    look after accounts, channels and all that is kept
       sh ./server.sh mkcerts [NAME...]

  --config FILE     read settings from a YAML file; examples/salon.yaml lists them all
  --host HOST       listen there with all doors: 0.0.0.0 for everyone, the default is this machine only
  --idle SECONDS    disconnect who says nothing at a line door for as long; 0 for never
  --memory          keep nothing on disk: accounts, channels and what was said are gone when the server stops
  --print-config    show the settings that hold, and do nothing else
  --version         show the version
  --help            show this

  admin             also on a server that runs; sh ./server.sh admin help shows what there is
  mkcerts           make a first certificate for TLS in ./certs, for these hosts or addresses
`;

/** How the command line wants a server. */
export interface Serving {
  readonly settings: Settings;
  /** The file from which they come, if there is one. */
  readonly file: string | undefined;
  /** Whether nothing is kept on disk. */
  readonly memory: boolean;
}

/** What the command line asks for. */
export type Task =
  | ({ readonly task: 'serve' | 'print-config' } & Serving)
  | { readonly task: 'mkcerts'; readonly names: readonly string[] }
  | AdminTask
  | { readonly task: 'help' | 'version' };

/** Reads the command line. Throws a `ConfigError` that says in one sentence what is wrong. */
export function readCommandLine(args: readonly string[]): Task {
  if (args[0] === 'admin') return readAdmin(args.slice(1));
  // What it was called before there was `admin`.
  if (args.length === 1 && args[0] === 'hash-password') return readAdmin(['oper', 'hash']);
  if (args[0] === 'mkcerts') return { task: 'mkcerts', names: namesOf(args.slice(1)) };
  const options = parse(args);
  if (options.help) return { task: 'help' };
  if (options.version) return { task: 'version' };
  const base = options.config === undefined ? defaultSettings() : readSettings(options.config);
  const { host } = options;
  const settings: Settings = {
    ...base,
    doors: host === undefined ? base.doors : base.doors.map(door => ({ ...door, host })),
    idle: options.idle === undefined ? base.idle : { ...base.idle, lineSeconds: secondsOf(options.idle) },
  };
  return {
    task: options['print-config'] ? 'print-config' : 'serve',
    // What the command line changed is held to the same rules as a file.
    settings: checkSettings(settings, 'the command line'),
    file: options.config,
    memory: options.memory === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        host: { type: 'string' },
        idle: { type: 'string' },
        memory: { type: 'boolean' },
        'print-config': { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const sentence = (error as Error).message.split('. ', 1)[0];
    throw new ConfigError(`${sentence}. sh ./server.sh --help shows the options.`, { cause: error });
  }
}

function namesOf(args: readonly string[]): readonly string[] {
  const wrong = args.find(name => !/^[\w*][\w.:*-]{0,252}$|^::1$/.test(name));
  if (wrong !== undefined) throw new ConfigError(`mkcerts: "${wrong}" is no name of a host, and no address`);
  return args.length > 0 ? args : thisMachine;
}

/** For whom a certificate is when nobody is named. */
const thisMachine = ['localhost', '127.0.0.1', '::1'];

function secondsOf(text: string): number {
  if (!/^\d{1,8}$/.test(text))
    throw new ConfigError(`--idle is "${text}"; expected whole seconds, or 0 for never`);
  return Number.parseInt(text, 10);
}
