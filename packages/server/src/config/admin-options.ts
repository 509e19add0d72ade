import { parseArgs } from 'node:util';
import type { AdminRequest } from '../admin/spec.ts';
import { ConfigError, defaultSettings, readSettings, type Settings } from './config.ts';

/** What is asked of `admin`, and the settings that say where things are kept. */
export interface AdminTask {
  readonly task: 'admin';
  readonly asked: Omit<AdminRequest, 'folder' | 'password'>;
  readonly settings: Settings;
}

/** What is asked of `admin` is not said rightly. It ends with another exit code than what only comes to nothing. */
export class AdminUsageError extends ConfigError {
  override name = 'AdminUsageError';
}

/** Reads what follows `admin`. Throws an `AdminUsageError`, or a `ConfigError` when it is the settings. */
export function readAdmin(args: readonly string[]): AdminTask {
  const { values, positionals } = parse(args);
  if (values.password !== undefined) throw new AdminUsageError(passwordHint);
  return {
    task: 'admin',
    asked: {
      words: values.help ? ['help', ...positionals] : positionals,
      options: {
        json: values.json,
        generate: values.generate,
        dryRun: values['dry-run'],
        room: values.room,
        direct: values.direct,
        zone: values.zone,
        force: values.force,
      },
    },
    settings: values.config === undefined ? defaultSettings() : readSettings(values.config),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        json: { type: 'boolean' },
        generate: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        room: { type: 'string' },
        direct: { type: 'string' },
        zone: { type: 'string' },
        force: { type: 'boolean' },
        password: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    const sentence = (error as Error).message.split('. ', 1)[0];
    const hint = 'sh ./server.sh admin help shows what there is; what begins with a hyphen stands behind --';
    throw new AdminUsageError(`${sentence}. ${hint}.`, { cause: error });
  }
}

/** What is said when a password stands on the command line. */
export const passwordHint =
  'A password is not given on the command line, where others on the machine can see it: it is asked for, or read from the standard input.';
