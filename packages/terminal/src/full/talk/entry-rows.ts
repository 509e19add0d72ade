import type { Entry } from '@salon/client';
import { type Names, withoutFormat } from '@salon/client/text';
import { clipped, widthOf } from '../text/cells.ts';
import { nickColour } from '../text/colours.ts';
import { formatted } from '../text/format.ts';
import { harmless } from '../text/harmless.ts';
import { plain, type Row, rowOf, type Span, type Style } from '../text/span.ts';
import { wrapped } from '../text/wrap.ts';
import { markOf, sentenceOf, sentenceOfAll } from './happened.ts';
import { saidLines } from './said.ts';
import { theme } from './theme.ts';
import { clockOf } from './times.ts';

const timeCells = '00:00 '.length;

/** How wide nicks are in a talk that has so many cells. */
function nickCellsOf(width: number): number {
  if (width < 40) return 6;
  return width < 70 ? 10 : 14;
}

/** An entry as rows of a talk: the time, who, and what was said beside it; above it what it answers. */
export function entryRows(
  entry: Entry,
  answered: Entry | undefined,
  names: Names,
  width: number,
): readonly Row[] {
  const rows = besideHead(entry, whoOf(entry), linesOf(entry, names), width);
  if (entry.replyTo === undefined || entry.removed !== undefined) return rows;
  return [[...restOf(width), ...rowOf(quoteOf(answered, width - indentOf(width)), theme.quiet)], ...rows];
}

function quoteOf(answered: Entry | undefined, width: number): string {
  if (answered === undefined) return clipped('┌ an earlier message', width);
  const text = answered.removed === undefined ? answered.text.replaceAll('\n', ' ') : 'deleted';
  return clipped(`┌ ${harmless(answered.author.nick)}: ${harmless(withoutFormat(text))}`, width);
}

/** Several that came and left as one; the last is not later than when it is shown. */
export function foldRows(entries: readonly Entry[], last: Entry, width: number): readonly Row[] {
  const who = { text: markOf(entries), style: theme.quiet };
  return besideHead(last, who, [formatted(sentenceOfAll(entries), theme.quiet)], width);
}

function besideHead(entry: Entry, who: Span, lines: readonly Row[], width: number): readonly Row[] {
  const rows = lines.flatMap(line => wrapped(line, width - indentOf(width)));
  const head = headOf(entry, who, nickCellsOf(width));
  const rest = restOf(width);
  return rows.map((row, index) => [...(index === 0 ? head : rest), ...row]);
}

/** Where what is said begins. */
function indentOf(width: number): number {
  return timeCells + nickCellsOf(width) + ' │ '.length;
}

/** What stands before the rows of an entry behind the first. */
function restOf(width: number): Row {
  return rowOf(`${' '.repeat(indentOf(width) - 2)}│ `, theme.quiet);
}

function headOf({ at, mentions }: Entry, { text, style }: Span, nickCells: number): Row {
  const name = clipped(text, nickCells);
  const before = ' '.repeat(nickCells - widthOf(name));
  const beside = mentions ? theme.mention : theme.quiet;
  return [
    { text: `${clockOf(at)} ${before}`, style: mentions ? theme.mention : theme.time },
    { text: name, style },
    { text: ' │ ', style: beside },
  ];
}

function whoOf(entry: Entry): Span {
  const nick = harmless(entry.author.nick);
  if (entry.kind === 'happened') return { text: markOf([entry]), style: theme.quiet };
  if (entry.kind === 'told') return { text: '***', style: theme.quiet };
  const style = entry.mentions ? theme.caller : styleOf(entry);
  if (entry.kind === 'acted') return { text: '*', style };
  return { text: entry.kind === 'noticed' ? `-${nick}-` : nick, style };
}

function styleOf({ own, author }: Entry): Style {
  return own ? theme.own : { ink: nickColour(author.nick) };
}

function linesOf(entry: Entry, names: Names): readonly Row[] {
  if (entry.kind === 'happened') return [formatted(sentenceOf(entry), theme.quiet)];
  if (entry.removed !== undefined) {
    const { by, reason } = entry.removed;
    return [rowOf(harmless(`deleted by ${by}${reason === '' ? '' : ` (${reason})`}`), theme.pending)];
  }
  const base = entry.delivery === 'pending' ? theme.pending : plain;
  const [first = [], ...others] = saidLines(entry.text, names, base);
  const before = [...rankOf(entry), ...actorOf(entry)];
  const all = [[...before, ...first], ...others];
  const behind = behindOf(entry);
  return behind.length === 0 ? all : [...all.slice(0, -1), [...(all.at(-1) ?? []), ...behind]];
}

function rankOf({ toRank }: Entry): Row {
  return toRank === '' ? [] : rowOf(`[to ${harmless(toRank)} only] `, theme.quiet);
}

function actorOf(entry: Entry): Row {
  return entry.kind === 'acted' ? rowOf(`${harmless(entry.author.nick)} `, styleOf(entry)) : [];
}

/** What became of it: failed, edited, and what others think of it. */
function behindOf({ delivery, failure, editedAt, reactions }: Entry): Row {
  const given = reactions.map(({ value, nicks }) => ` ${harmless(value)} ${nicks.length}`).join('');
  return [
    ...(editedAt === undefined ? [] : rowOf(' (edited)', theme.quiet)),
    ...rowOf(given, theme.quiet),
    ...(delivery === 'failed' ? rowOf(` [not sent: ${harmless(failure ?? '')}]`, theme.failed) : []),
  ];
}
