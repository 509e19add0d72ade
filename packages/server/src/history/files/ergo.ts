import {
  formatTags,
  isChannelName,
  joinLines,
  type MessageLine,
  type ModeChange,
  parseModes,
} from '@salon/protocol';
import Sqlite from 'better-sqlite3';
import { channelKey, directKey } from '../../hub/history/key.ts';
import { parsedJson } from '../../import/lines.ts';
import { dateOf, type Fields, fieldsOf, numberIn, textIn, timeOf } from '../../import/values.ts';
import { StoreError } from '../../store/fault.ts';
import type { StoredEntry } from '../query.ts';
import type { HistoryEntry, JsonObject, Sender } from '../record.ts';

/** What comes of a row of a database of Ergo. */
export interface ErgoReading {
  readonly number: number;
  /** Undefined when the row is broken; null when it is of a kind that is not remembered. */
  readonly entry: StoredEntry | null | undefined;
}

interface Row {
  readonly number: number;
  readonly data: Buffer | string;
  readonly target: string;
  readonly correspondent: string | null;
  readonly nanotime: number;
}

/**
 * Reads the history that Ergo keeps in SQLite: for channels a row of `sequence` for each entry, for direct talk one of
 * `conversations` for each of two who have accounts. What stands in `history` is JSON. Throws what SQLite throws.
 */
export function* readErgoHistory(file: string): Generator<ErgoReading> {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const tables = database.prepare(hasTables).get() as { readonly count: number };
    if (tables.count < 3) throw new StoreError('unknown-format', 'it is no history of Ergo');
    for (const query of [ofChannels, ofTalks]) {
      for (const row of database.prepare(query).iterate()) yield readingOf(row as Row);
    }
  } finally {
    database.close();
  }
}

const hasTables = `SELECT count(*) AS count FROM sqlite_schema
  WHERE type = 'table' AND name IN ('history', 'sequence', 'conversations')`;

const ofChannels = `SELECT history.id AS number, data, target, NULL AS correspondent, nanotime
  FROM sequence JOIN history ON history.id = sequence.history_id WHERE target LIKE '#%' ORDER BY sequence.nanotime`;

/** Both of two have a row for what one of them said. */
const ofTalks = `SELECT history.id AS number, data, target, correspondent, min(nanotime) AS nanotime
  FROM conversations JOIN history ON history.id = conversations.history_id GROUP BY history.id ORDER BY min(nanotime)`;

function readingOf({ number, data, target, correspondent, nanotime }: Row): ErgoReading {
  const item = fieldsOf(parsedJson(data.toString()));
  const message = fieldsOf(item?.get('message'));
  const at = dateOf(message?.get('time')) ?? timeOf(nanotime);
  const who = item && senderOf(item);
  if (item === undefined || at === undefined || who === undefined) return { number, entry: undefined };
  if (correspondent === null && !isChannelName(target)) return { number, entry: undefined };
  const key = correspondent === null ? channelKey(target) : directKey(target, correspondent);
  const other = who.nick.toLowerCase() === target ? correspondent : target;
  const what = whatOf(item, message, correspondent === null ? target : (other ?? target));
  if (what === null) return { number, entry: null };
  const id = textIn(message?.get('msgid'));
  return {
    number,
    entry: { type: 'entry', target: key, ...(id !== undefined && { id }), at, who, ...what },
  };
}

function whatOf(
  item: Fields,
  message: Fields | undefined,
  to: string,
): Pick<HistoryEntry, 'kind' | 'text' | 'more' | 'tags'> | null {
  const text = oneLine(textIn(message?.get('message')) ?? '');
  const [param = ''] = stringsIn(item.get('params'));
  const lines = linesIn(message?.get('split'));
  const tags = tagsIn(item.get('tags'));
  switch (numberIn(item.get('type'))) {
    case 1:
    case 2: {
      const kind = item.get('type') === 1 ? 'message' : 'notice';
      const more: JsonObject = { to, ...(lines.length > 0 && { lines }) };
      return { kind, text: lines.length > 0 ? joinLines(lines) : text, more, ...(tags !== '' && { tags }) };
    }
    case 3:
      return { kind: 'join', text: '', more: { real: oneLine(param) } };
    case 4:
      return { kind: 'part', text };
    case 5:
      return { kind: 'kick', text, more: { nick: param } };
    case 6:
      return { kind: 'quit', text };
    case 7: {
      const words = lines.map(one => one.text);
      return {
        kind: 'mode',
        text: '',
        more: { changes: changesOf(words.length > 0 ? words : text.split(' ')) },
      };
    }
    case 8:
      return tags === '' ? null : { kind: 'tags', text: '', tags, more: { to } };
    case 9:
      return { kind: 'nick', text: '', more: { nick: param } };
    case 10:
      return { kind: 'topic', text };
    default:
      return null;
  }
}

/** Who did it, from `nick!user@host`; of what an operator did for the server, the name of the server stands there. */
function senderOf(item: Fields): Sender | undefined {
  const {
    nick,
    user = '*',
    host = '*',
  } = /^(?<nick>[^!@\s]+)(?:!(?<user>[^@\s]+)@(?<host>\S+))?$/.exec(textIn(item.get('nick')) ?? '')?.groups ??
  {};
  if (nick === undefined) return undefined;
  const account = textIn(item.get('accountname'));
  return {
    ...{ nick, user, host },
    ...(account !== undefined && account !== '*' && { account }),
    ...(item.get('isbot') === true && { bot: true }),
  };
}

function linesIn(value: unknown): MessageLine[] {
  if (!Array.isArray(value)) return [];
  return value.map((one, index) => {
    const pair = fieldsOf(one);
    return {
      text: oneLine(textIn(pair?.get('message')) ?? ''),
      goesOn: index > 0 && pair?.get('concat') === true,
    };
  });
}

/** Tags of clients alone: what a server adds, this one adds itself. */
function tagsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const tags = Object.entries(value).filter(([key, one]) => key.startsWith('+') && typeof one === 'string');
  return formatTags(new Map(tags as [string, string][]));
}

function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
}

function changesOf(words: readonly string[]): readonly ModeChange[] {
  return parseModes(words.filter(word => word !== '')).changes;
}

/** Some versions ended messages with what ends a line. */
function oneLine(text: string): string {
  return text.replace(/[\0\r\n]+/g, ' ').trimEnd();
}
