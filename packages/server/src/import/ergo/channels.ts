import type { Gathered } from '../gathered.ts';
import type { ImportedChannel } from '../imported.ts';
import { parsedJson } from '../lines.ts';
import { dateOf, type Fields, fieldsOf, numberIn, textIn, timeOf } from '../values.ts';
import type { BuntTables } from './bunt.ts';
import { accessOf, entriesOf, lettersOf } from './members.ts';

/** Documents, by UUID; from schema 23 on. */
const documents = '1';

/** What each channel had a table for, until schema 22. */
const fieldTables = {
  name: 'channel.name',
  registeredat: 'channel.registered.time',
  founder: 'channel.founder',
  topic: 'channel.topic',
  topicsetby: 'channel.topic.setby',
  topicsettime: 'channel.topic.settime',
  modes: 'channel.modes',
  key: 'channel.key',
  userlimit: 'channel.userlimit',
  forward: 'channel.forward',
  accounttoumode: 'channel.accounttoumode',
  bans: 'channel.banlist',
  excepts: 'channel.exceptlist',
  invites: 'channel.invitelist',
} as const;

/** The tables that channels stand in. */
export const channelTables: readonly string[] = [
  documents,
  'channel.exists',
  'channel.purged',
  ...Object.values(fieldTables),
];

const purges = '2';

/** The tables of channels that operators do not want to be there. */
export const purgeTables: readonly string[] = [purges];

/** Takes the registered channels of a database of Ergo. */
export function gatherChannels({ tables }: BuntTables, gathered: Gathered): void {
  for (const key of tables.get('channel.exists')?.keys() ?? []) {
    const fields = new Map<string, unknown>([['name', key]]);
    for (const [field, table] of Object.entries(fieldTables)) {
      const text = tables.get(table)?.get(key);
      if (text !== undefined && text !== '')
        fields.set(field, jsonFields.has(field) ? parsedJson(text) : text);
    }
    gatherChannel(fields, gathered);
  }
  for (const [uuid, text] of tables.get(documents) ?? []) {
    const fields = fieldsOf(parsedJson(text));
    if (fields === undefined) gathered.skip('channel', uuid, 'it is no JSON object');
    else gatherChannel(fields, gathered);
  }
  gatherPurges(tables, gathered);
}

function gatherPurges(tables: BuntTables['tables'], gathered: Gathered): void {
  const old = [...(tables.get('channel.purged')?.keys() ?? [])];
  const now = [...(tables.get(purges)?.values() ?? [])].map(
    text => textIn(fieldsOf(parsedJson(text))?.get('name')) ?? '?',
  );
  for (const name of [...old, ...now])
    gathered.skip('purge', name, 'purges are to be said anew, by who means them');
}

/** Takes one channel, whose fields are named as in the documents of Ergo, in lower case. */
export function gatherChannel(fields: Fields, gathered: Gathered): void {
  const name = textIn(fields.get('name'));
  const founder = textIn(fields.get('founder'));
  if (name === undefined || founder === undefined) {
    gathered.skip('channel', name ?? '?', 'it has no founder');
    return;
  }
  gathered.channels.push(channelOf(name, founder, fields, gathered));
}

function channelOf(name: string, founder: string, fields: Fields, gathered: Gathered): ImportedChannel {
  const topic = textIn(fields.get('topic'));
  const key = textIn(fields.get('key'));
  const forward = textIn(fields.get('forward'));
  const limit = numberIn(fields.get('userlimit')) ?? 0;
  const at = (field: string) => timeOf(fields.get(field)) ?? dateOf(fields.get(field)) ?? 0;
  return {
    name,
    registeredAt: at('registeredat'),
    founders: [founder],
    ...(topic !== undefined && {
      topic: { text: topic, by: textIn(fields.get('topicsetby')) ?? founder, at: at('topicsettime') },
    }),
    modes: lettersOf(fields.get('modes')),
    ...(key !== undefined && { key }),
    ...(limit > 0 && { limit }),
    ...(forward !== undefined && { forward }),
    access: accessOf(name, fields.get('accounttoumode'), gathered),
    lists: [
      ...entriesOf('b', fields.get('bans')),
      ...entriesOf('e', fields.get('excepts')),
      ...entriesOf('I', fields.get('invites')),
    ],
  };
}

const jsonFields: ReadonlySet<string> = new Set(['accounttoumode', 'bans', 'excepts', 'invites']);
