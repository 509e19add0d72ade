import { parseArgs } from 'node:util';

/** How long a history is that the report is written of. */
export const ARCHIVE_MESSAGES = 10_000_000;

/** What the command line asks for. */
export interface Options {
  /** Names of shapes and servers; undefined means all there are. */
  shapes: string[] | undefined;
  servers: string[] | undefined;
  rounds: number;
  seconds: number;
  /** How many messages the long history has, and where it is; in a folder that is made for it when undefined. */
  archive: number;
  archiveFolder: string | undefined;
  write: boolean;
  update: boolean;
  help: boolean;
}

/** Reads the command line; a word that is not understood is an error. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      shapes: { type: 'string' },
      servers: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      archive: { type: 'string', default: String(ARCHIVE_MESSAGES) },
      'archive-folder': { type: 'string' },
      write: { type: 'boolean', default: true },
      update: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    shapes: values.shapes?.split(','),
    servers: values.servers?.split(','),
    rounds: positive('--rounds', values.rounds),
    seconds: positive('--seconds', values.seconds),
    archive: positive('--archive', values.archive),
    archiveFolder: values['archive-folder'],
    write: values.write,
    update: values.update,
    help: values.help,
  };
}

/** The rows of a table that have the wanted names, in the table's order; an unknown name is an error that lists the known. */
export function pick<Row extends { name: string }>(
  what: string,
  table: readonly Row[],
  names: string[] | undefined,
): Row[] {
  const unknown = names?.filter(name => !table.some(row => row.name === name)) ?? [];
  const known = table.map(row => row.name).join(', ');
  if (unknown.length > 0) throw new Error(`${what} not known: ${unknown.join(', ')}. There are: ${known}.`);
  return table.filter(row => names?.includes(row.name) ?? true);
}

function positive(flag: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${flag} must be a number above 0, not ${text}.`);
  return value;
}
