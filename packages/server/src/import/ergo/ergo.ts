import { Gathered } from '../gathered.ts';
import type { ImportReader } from '../imported.ts';
import { isJson } from '../lines.ts';
import { accountTables, gatherAccounts } from './accounts.ts';
import { banTables, gatherBans } from './bans.ts';
import { readBunt } from './bunt.ts';
import { channelTables, gatherChannels, purgeTables } from './channels.ts';
import { readErgoJson } from './json.ts';

/**
 * Reads a database of Ergo (`ircd.db`, a file of buntdb, of schema 12 to 24), or the JSON that Ergo itself imports
 * (`importdb`) and that its scripts make of other databases.
 */
export const readErgo: ImportReader = (bytes, now) => {
  if (isJson(bytes)) return readErgoJson(bytes);
  if (bytes[0] !== STAR) return { fault: 'This is no database of Ergo: such a file begins with a *.' };
  const bunt = readBunt(bytes, wanted, now);
  const version = bunt.tables.get('0')?.get(versionKey) ?? bunt.tables.get('db.version')?.get('');
  const schema = Number(version);
  if (version === undefined)
    return { fault: 'This is no database of Ergo: it does not say of which schema it is.' };
  if (!(schema >= oldestSchema && schema <= newestSchema)) {
    const known = `${oldestSchema} to ${newestSchema}`;
    return {
      fault: `This database of Ergo is of schema ${version}, and ${known} are known. Ergo upgrades old ones.`,
    };
  }
  const gathered = new Gathered();
  for (const { number, why } of bunt.broken) gathered.skip('command', String(number), why);
  gatherAccounts(bunt, schema, gathered);
  gatherChannels(bunt, gathered);
  gatherBans(bunt, gathered);
  return gathered;
};

/** Under which key of the table of metadata the schema stands, from 23 on. */
const versionKey = 'AP9VDdQKv3n1mI5ZYY3bVw';
const oldestSchema = 12;
const newestSchema = 24;
const STAR = 0x2a;

const wanted: ReadonlySet<string> = new Set([
  '0',
  'db.version',
  ...accountTables,
  ...channelTables,
  ...purgeTables,
  ...banTables,
]);
