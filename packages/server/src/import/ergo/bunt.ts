import { textOf } from '../lines.ts';
import { RespReader } from './resp.ts';

/** What stands in a database of Ergo: values by table and key, where `account.name alice` is a key of a table. */
export interface BuntTables {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What is broken, by the number of the command, from 1. */
  readonly broken: readonly { readonly number: number; readonly why: string }[];
}

/**
 * Reads an append-only file of buntdb: commands as Redis sends them, `set` and `del`, each of which holds over those
 * before it. Only the tables that are asked for are kept. What has ended by `now` is not there.
 */
export function readBunt(bytes: Uint8Array, wanted: ReadonlySet<string>, now: number): BuntTables {
  const tables = new Map<string, Map<string, string>>();
  const broken: { number: number; why: string }[] = [];
  const reader = new RespReader(bytes);
  for (let number = 1; !reader.isAtEnd; number += 1) {
    const words = reader.next();
    if (words === undefined) {
      broken.push({ number, why: reader.resume() ? brokenWhy : cutWhy });
    } else {
      carryOut(tables, wanted, words, now);
    }
  }
  return { tables, broken };
}

function carryOut(
  tables: Map<string, Map<string, string>>,
  wanted: ReadonlySet<string>,
  words: readonly Uint8Array[],
  now: number,
): void {
  const command = textOf(words[0] ?? new Uint8Array()).toLowerCase();
  if (command === 'flushdb') tables.clear();
  const path = textOf(words[1] ?? new Uint8Array());
  const space = path.indexOf(' ');
  const table = space < 0 ? path : path.slice(0, space);
  if (!wanted.has(table)) return;
  const key = space < 0 ? '' : path.slice(space + 1);
  const rows = tables.get(table) ?? new Map<string, string>();
  tables.set(table, rows);
  if (command === 'set' && !isOver(words, now)) rows.set(key, textOf(words[2] ?? new Uint8Array()));
  else rows.delete(key);
}

/** `ae` stands before the second at which a value ends. Older files say with `ex` how long it lasts, but not from when. */
function isOver(words: readonly Uint8Array[], now: number): boolean {
  const [, , , unit, seconds] = words;
  if (unit === undefined || seconds === undefined || textOf(unit).toLowerCase() !== 'ae') return false;
  return Number(textOf(seconds)) * 1000 <= now;
}

const brokenWhy = 'it is broken, and what was read goes on behind it';
const cutWhy = 'it is broken, and nothing that can be read comes behind it';
