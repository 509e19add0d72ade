import type { Tags } from './message.ts';

const noTags: Tags = new Map();

const unescaped: Readonly<Record<string, string>> = { ':': ';', s: ' ', r: '\r', n: '\n', '\\': '\\' };
const escaped: Readonly<Record<string, string>> = {
  ';': '\\:',
  ' ': '\\s',
  '\r': '\\r',
  '\n': '\\n',
  '\\': '\\\\',
};

/** Undoes the escapes of a tag value. A lone backslash at the end is dropped, an unknown escape keeps its letter. */
export function unescapeTagValue(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(/\\(.?)/gsu, (_, letter: string) => unescaped[letter] ?? letter);
}

/** Escapes a tag value for the wire (IRCv3 message-tags, "Escaping values"). */
export function escapeTagValue(value: string): string {
  return value.replace(/[; \r\n\\]/g, letter => escaped[letter] ?? letter);
}

/** Reads what stands between `@` and the first space. Of a name given twice the last value counts. */
export function parseTags(text: string): Tags {
  if (text === '') return noTags;
  const tags = new Map<string, string>();
  for (const item of text.split(';')) {
    const equals = item.indexOf('=');
    const name = equals < 0 ? item : item.slice(0, equals);
    if (name !== '') tags.set(name, equals < 0 ? '' : unescapeTagValue(item.slice(equals + 1)));
  }
  return tags;
}

/** The tags as they stand on the wire, without the `@`. */
export function formatTags(tags: Tags): string {
  const items: string[] = [];
  for (const [name, value] of tags) items.push(value === '' ? name : `${name}=${escapeTagValue(value)}`);
  return items.join(';');
}
