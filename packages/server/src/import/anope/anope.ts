import { Gathered } from '../gathered.ts';
import type { ImportReader } from '../imported.ts';
import { AnopeAccounts } from './accounts.ts';
import { gatherXline } from './bans.ts';
import { AnopeChannels } from './channels.ts';
import { readObjects } from './objects.ts';

/** Reads a database of Anope: `anope.db` of db_flatfile (2.0 and 2.1), or `anope.json` of db_json (2.1). */
export const readAnope: ImportReader = bytes => {
  const gathered = new Gathered();
  const objects = readObjects(bytes, gathered);
  if ('fault' in objects) return objects;
  const byType = Map.groupBy(objects, ({ type }) => type);
  const accounts = new AnopeAccounts();
  const channels = new AnopeChannels(accounts);
  for (const type of accountTypes)
    for (const object of byType.get(type) ?? []) accounts.take(object, gathered);
  for (const type of channelTypes)
    for (const object of byType.get(type) ?? []) channels.take(object, gathered);
  for (const { fields } of byType.get('XLine') ?? []) gatherXline(fields, gathered);
  for (const { fields } of byType.get('ForbidData') ?? []) {
    gathered.skip('forbidden name', fields.get('mask') ?? '?', 'there is nothing of the kind here');
  }
  accounts.gather(gathered);
  channels.gather(gathered);
  return gathered;
};

/** What others belong to comes first. Files have their objects in any order. */
const accountTypes = ['NickCore', 'NickAlias', 'NSCert', 'NSSuspendInfo'] as const;
const channelTypes = ['ChannelInfo', 'ChanAccess', 'AutoKick', 'ModeLock', 'CSSuspendInfo'] as const;
