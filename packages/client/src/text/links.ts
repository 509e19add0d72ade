import { LinkifyIt } from 'linkify-it';

/** Something on a line that can be followed. */
export interface LinkFound {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

const schemes = new Set(['http:', 'https:', 'irc:', 'ircs:', 'mailto:']);

/** Characters that turn the direction of what follows: a link with them could look like another one. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const finder = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, maxLength: 4096 })
  .add('ftp:', null)
  .add('//', null)
  .add('irc:', { validate: (text, at) => ircTail.exec(text.slice(at, at + 512))?.[0].length ?? 0 })
  .add('ircs:', { validate: (text, at) => ircTail.exec(text.slice(at, at + 512))?.[0].length ?? 0 });

const ircTail = /^\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'»]/;

/** What on a line leads somewhere by http, https, irc or mail; never by javascript: or data:. */
export function linksIn(line: string): readonly LinkFound[] {
  if (!line.includes(':')) return [];
  const found: LinkFound[] = [];
  for (const match of finder.match(line) ?? []) {
    const turn = match.raw.search(turning);
    const raw = turn < 0 ? match.raw : match.raw.slice(0, turn);
    const href = hrefOf(turn < 0 ? match.url : raw);
    if (href !== undefined) found.push({ start: match.index, end: match.index + raw.length, href });
  }
  return found;
}

/** The address in full; undefined when it is none, or goes by another way than those that are meant. */
export function hrefOf(written: string): string | undefined {
  try {
    const url = new URL(written);
    return schemes.has(url.protocol) ? url.href : undefined;
  } catch {
    // It looked like an address and is none: it stays text.
    return undefined;
  }
}
