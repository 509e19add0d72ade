import type { Gathered } from '../gathered.ts';
import type { ImportFault } from '../imported.ts';
import { isJson, linesOf, parsedJson, textOf } from '../lines.ts';
import { fieldsOf } from '../values.ts';

/** One thing that Anope keeps. */
export interface AnopeObject {
  readonly type: string;
  /** Its fields, as texts; those that are empty are not there. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Reads all objects, in whichever form they were written. */
export function readObjects(bytes: Uint8Array, gathered: Gathered): readonly AnopeObject[] | ImportFault {
  return isJson(bytes) ? fromJson(textOf(bytes), gathered) : fromFlatfile(bytes, gathered);
}

/** `anope.json` of db_json: lists of objects, by type. */
function fromJson(text: string, gathered: Gathered): readonly AnopeObject[] | ImportFault {
  const root = fieldsOf(parsedJson(text));
  const data = root?.get('data');
  if (root === undefined || fieldsOf(data) === undefined) {
    return { fault: 'This is no database of Anope: there is no JSON object with data in it.' };
  }
  const version = root.get('version') ?? 1;
  if (version !== 1)
    return { fault: `This database of Anope is of version ${String(version)}, and 1 is known.` };
  const objects: AnopeObject[] = [];
  for (const [type, list] of Object.entries(data ?? {})) {
    for (const [index, value] of (Array.isArray(list) ? list : []).entries()) {
      const fields = fieldsOf(value);
      if (fields === undefined) gathered.skip(type, String(index + 1), 'it is no JSON object');
      else objects.push({ type, fields: new Map([...fields].flatMap(textField)) });
    }
  }
  return objects;
}

/** Numbers too large for JavaScript lose digits, but all that are the same lose the same ones. */
function textField([key, value]: readonly [string, unknown]): readonly (readonly [string, string])[] {
  if (typeof value === 'boolean') return value ? [[key, '1']] : [];
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return value === '' ? [] : [[key, String(value)]];
}

/** `anope.db` of db_flatfile: `OBJECT type`, `DATA key value` …, `END`. */
function fromFlatfile(bytes: Uint8Array, gathered: Gathered): readonly AnopeObject[] | ImportFault {
  const objects: AnopeObject[] = [];
  let open: { readonly type: string; readonly fields: Map<string, string> } | undefined;
  for (const { number, text } of linesOf(bytes)) {
    const [, word = '', key = '', value] = /^(\S+)(?: (\S+)(?: (.*))?)?\s*$/s.exec(text) ?? [];
    if (objects.length === 0 && open === undefined && text !== '' && word !== 'OBJECT') {
      return { fault: 'This is no database of Anope: such a file begins with OBJECT.' };
    }
    if (word === 'OBJECT' && key !== '') {
      if (open !== undefined) gathered.skip('line', String(number), `the ${open.type} before it has no END`);
      open = { type: key, fields: new Map() };
    } else if (word === 'DATA' && open !== undefined && key !== '') {
      if (value !== undefined && value !== '') open.fields.set(key.toLowerCase(), value);
    } else if (word === 'END' && open !== undefined) {
      objects.push(open);
      open = undefined;
    } else if (text !== '' && !(word === 'ID' && open !== undefined)) {
      gathered.skip('line', String(number), 'it is none of OBJECT, ID, DATA and END, or not at its place');
    }
  }
  if (open !== undefined) gathered.skip(open.type, 'at the end of the file', 'it has no END');
  if (objects.length === 0) return { fault: 'This is no database of Anope: there is no object in it.' };
  return objects;
}
