import { Gathered } from '../gathered.ts';
import type { ImportReader } from '../imported.ts';
import { linesOf } from '../lines.ts';
import { AthemeAccounts } from './accounts.ts';
import { gatherKline } from './bans.ts';
import { AthemeChannels } from './channels.ts';
import { AthemeRow } from './rows.ts';

/** Reads a database of Atheme (`services.db`, as the modules opensex and corestorage write it, of version 8 to 12). */
export const readAtheme: ImportReader = bytes => {
  const gathered = new Gathered();
  const reading = { gathered, accounts: new AthemeAccounts(), channels: new AthemeChannels(), version: 0 };
  for (const { number, text } of linesOf(bytes)) {
    const row = new AthemeRow(text);
    if (row.type === 'DBV') {
      reading.version = Number(row.word());
      if (!(reading.version >= 8 && reading.version <= 12)) {
        return { fault: `This database of Atheme is of version ${reading.version}, and 8 to 12 are known.` };
      }
    } else if (reading.version === 0 && handlers.has(row.type)) {
      return { fault: 'This is no database of Atheme: it does not say of which version it is.' };
    }
    const why = handlers.get(row.type)?.(row, reading);
    if (why !== undefined) gathered.skip('line', String(number), why);
  }
  if (reading.version === 0) return { fault: 'This is no database of Atheme: there is no row DBV in it.' };
  reading.accounts.gather(gathered);
  reading.channels.gather(gathered);
  return gathered;
};

interface Reading {
  readonly gathered: Gathered;
  readonly accounts: AthemeAccounts;
  readonly channels: AthemeChannels;
  version: number;
}

type Handler = (row: AthemeRow, reading: Reading) => string | undefined;

/** What each type of row says. All other types are of no account, channel or ban. */
const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['MU', (row, { accounts, version }) => accounts.account(row, version)],
  ['MN', (row, { accounts }) => accounts.nick(row)],
  ['MCFP', (row, { accounts }) => accounts.certificate(row)],
  ['MDU', (row, { accounts }) => accounts.metadata(row)],
  ['GACL', (row, { channels }) => channels.group(row)],
  ['MC', (row, { channels }) => channels.channel(row)],
  ['CA', (row, { channels }) => channels.access(row)],
  ['MDC', (row, { channels }) => channels.metadata(row)],
  ['KL', (row, { gathered, version }) => gatherKline(row, version, gathered)],
  ['XL', (row, { gathered }) => notTaken(row, gathered, 'ban of real names')],
  ['QL', (row, { gathered }) => notTaken(row, gathered, 'ban of nicks or channels')],
]);

function notTaken(row: AthemeRow, gathered: Gathered, what: string): undefined {
  const [, mask = '?'] = row.words(2) ?? [];
  gathered.skip(what, mask, 'there is nothing of the kind here');
}
