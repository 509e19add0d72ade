import type { Message, Tags } from './message.ts';
import { parseTags } from './tags.ts';

const noTags: Tags = new Map();

/**
 * Takes one line apart (Modern IRC, "Message format"). Any string is taken: a line without a command has the
 * empty command. The line comes without its CR LF.
 */
export function parseLine(line: string): Message {
  let at = skipSpaces(line, 0);
  let tags = noTags;
  let source: string | undefined;

  if (line.charCodeAt(at) === AT) {
    const end = wordEnd(line, at);
    tags = parseTags(line.slice(at + 1, end));
    at = skipSpaces(line, end);
  }
  if (line.charCodeAt(at) === COLON) {
    const end = wordEnd(line, at);
    source = line.slice(at + 1, end);
    at = skipSpaces(line, end);
  }
  // What begins like tags or like a source is no command, or the line would mean something else when written again.
  const mark = line.charCodeAt(at);
  if (mark === AT || mark === COLON) return { tags, source, command: '', params: [] };

  const commandEnd = wordEnd(line, at);
  const command = upperAscii(line.slice(at, commandEnd));
  const params: string[] = [];
  at = skipSpaces(line, commandEnd);
  while (at < line.length) {
    if (line.charCodeAt(at) === COLON) {
      params.push(line.slice(at + 1));
      break;
    }
    const end = wordEnd(line, at);
    params.push(line.slice(at, end));
    at = skipSpaces(line, end);
  }
  return { tags, source, command, params };
}

const AT = 0x40;
const COLON = 0x3a;
const SPACE = 0x20;

function wordEnd(line: string, from: number): number {
  const end = line.indexOf(' ', from);
  return end < 0 ? line.length : end;
}

function skipSpaces(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === SPACE) at += 1;
  return at;
}

/** Only A to Z change, so that no command of another script turns into one of ours. */
function upperAscii(word: string): string {
  return /[a-z]/.test(word) ? word.replace(/[a-z]+/g, letters => letters.toUpperCase()) : word;
}
