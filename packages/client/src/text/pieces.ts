import { type Formatted, isHidden, parseFormat, type Style } from './format.ts';
import { linksIn } from './links.ts';
import { type Names, wordsIn } from './words.ts';

/** Text of one look. */
export interface Part {
  readonly text: string;
  readonly style: Style;
}

/** What a stretch of a line is. `href` is set for links, `name` for rooms and nicks. */
export interface Piece {
  readonly kind: 'text' | 'code' | 'link' | 'room' | 'nick';
  readonly parts: readonly Part[];
  readonly href?: string;
  readonly name?: string;
  /** Whether it is shown only when one asks for it. */
  readonly hidden: boolean;
}

/** A stretch of a line that is more than text. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: Piece['kind'];
  readonly href?: string;
  readonly name?: string;
}

/** So much of a line is more than text; who writes more than that wants to hinder those who read. */
const spansMax = 500;

const code = /(?<!`)(`{1,2})(?!`)(.+?)(?<!`)\1(?!`)/g;

/** Reads one line: its formatting, and what in it is code, a link, a room or a nick. */
export function piecesOf(line: string, names: Names): readonly Piece[] {
  const formatted = parseFormat(line);
  const spans = spansIn(formatted.text, names);
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    pieces.push(...textPieces(formatted, at, span.start));
    const ticks = span.kind === 'code' ? ticksAt(formatted.text, span.start) : 0;
    const parts = partsOf(formatted, span.start + ticks, span.end - ticks);
    const { kind, href, name } = span;
    pieces.push({
      kind,
      parts,
      hidden: parts.some(part => isHidden(part.style)),
      ...(href !== undefined && { href }),
      ...(name !== undefined && { name }),
    });
    at = span.end;
  }
  pieces.push(...textPieces(formatted, at, formatted.text.length));
  return pieces;
}

function spansIn(text: string, names: Names): readonly Span[] {
  const spans: Span[] = [];
  const taken = new Uint8Array(text.length);
  const take = (span: Span) => {
    if (spans.length >= spansMax || taken.subarray(span.start, span.end).includes(1)) return;
    taken.fill(1, span.start, span.end);
    spans.push(span);
  };
  for (const match of text.includes('`') ? text.matchAll(code) : [])
    take({ start: match.index, end: match.index + match[0].length, kind: 'code' });
  for (const link of linksIn(text)) take({ ...link, kind: 'link' });
  for (const word of wordsIn(text, names)) take(word);
  return spans.sort((a, b) => a.start - b.start);
}

function ticksAt(text: string, at: number): number {
  return text[at + 1] === '`' ? 2 : 1;
}

/** Plain text, parted where something hidden begins or ends. */
function textPieces(formatted: Formatted, from: number, to: number): readonly Piece[] {
  const pieces: { kind: 'text'; parts: Part[]; hidden: boolean }[] = [];
  for (const part of partsOf(formatted, from, to)) {
    const hidden = isHidden(part.style);
    const last = pieces.at(-1);
    if (last !== undefined && last.hidden === hidden) last.parts.push(part);
    else pieces.push({ kind: 'text', parts: [part], hidden });
  }
  return pieces;
}

function partsOf({ text, runs }: Formatted, from: number, to: number): readonly Part[] {
  const parts: Part[] = [];
  let begun = 0;
  for (const { end, style } of runs) {
    const start = Math.max(begun, from);
    if (start < Math.min(end, to)) parts.push({ text: text.slice(start, Math.min(end, to)), style });
    begun = end;
    if (begun >= to) break;
  }
  return parts;
}
