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

/** Escapes a tag value for the wire (IRCv3 message-tags, "Escaping values"). NUL has no escape and is left out. */
export function escapeTagValue(value: string): string {
  return value.replace(/[; \r\n\\\0]/g, letter => escaped[letter] ?? '');
}

/** A tag as IRCv3 has it: what is not one could end the line of who reads it, if it were passed on. */
const wellFormed = /^\+?(?:[A-Za-z0-9.-]+\/)?[A-Za-z0-9-]+(?:=[^\0\r\n]*)?$/;

/**
 * Reads what stands between `@` and the first space. Of a name given twice the last value counts; what is not well
 * formed is dropped.
 */
export function parseTags(text: string): Tags {
  if (text === '') return noTags;
  const tags = new Map<string, string>();
  for (const item of text.split(';')) {
    if (!wellFormed.test(item)) continue;
    const equals = item.indexOf('=');
    const name = equals < 0 ? item : item.slice(0, equals);
    tags.set(name, equals < 0 ? '' : unescapeTagValue(item.slice(equals + 1)));
  }
  return tags;
}

/** The tags as they stand on the wire, without the `@`. */
export function formatTags(tags: Tags): string {
  const items: string[] = [];
  for (const [name, value] of tags) items.push(value === '' ? name : `${name}=${escapeTagValue(value)}`);
  return items.join(';');
}
