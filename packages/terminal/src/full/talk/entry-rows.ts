import type { Entry } from '@salon/client';
import { paddedLeft } from '../text/cells.ts';
import { nickColour } from '../text/colours.ts';
import { formatted } from '../text/format.ts';
import { harmless } from '../text/harmless.ts';
import { plain, type Row, rowOf, type Style } from '../text/span.ts';
import { wrapped } from '../text/wrap.ts';
import { sentenceOf } from './happened.ts';
import { theme } from './theme.ts';
import { clockOf } from './times.ts';

const timeCells = '00:00 '.length;

/** How wide nicks are in a talk that has so many cells. */
function nickCellsOf(width: number): number {
  return width < 70 ? 10 : 14;
}

/** An entry as rows of a talk: the time, who, and what was said beside it. */
export function entryRows(entry: Entry, width: number): readonly Row[] {
  const nickCells = nickCellsOf(width);
  const indent = timeCells + nickCells + ' │ '.length;
  const rows = linesOf(entry).flatMap(line => wrapped(line, width - indent));
  const rest = rowOf(`${' '.repeat(timeCells + nickCells)} │ `, theme.quiet);
  return rows.map((row, index) => (index === 0 ? [...headOf(entry, nickCells), ...row] : [...rest, ...row]));
}

function headOf(entry: Entry, nickCells: number): Row {
  const { text, style } = whoOf(entry);
  return [
    { text: `${clockOf(entry.at)} `, style: theme.time },
    { text: paddedLeft(text, nickCells), style },
    { text: ' │ ', style: entry.mentions ? theme.mention : theme.quiet },
  ];
}

function whoOf(entry: Entry): { readonly text: string; readonly style: Style } {
  const nick = harmless(entry.author.nick);
  if (entry.kind === 'happened') return { text: '--', style: theme.quiet };
  if (entry.kind === 'told') return { text: '***', style: theme.quiet };
  const colour: Style = entry.own ? theme.own : { ink: nickColour(entry.author.nick) };
  if (entry.mentions) return { text: nick, style: theme.mention };
  if (entry.kind === 'acted') return { text: '*', style: colour };
  return { text: entry.kind === 'noticed' ? `-${nick}-` : nick, style: colour };
}

function linesOf(entry: Entry): readonly Row[] {
  if (entry.kind === 'happened') return [formatted(sentenceOf(entry), theme.quiet)];
  if (entry.removed !== undefined) {
    const { by, reason } = entry.removed;
    return [rowOf(harmless(`deleted by ${by}${reason === '' ? '' : ` (${reason})`}`), theme.pending)];
  }
  const base = entry.delivery === 'pending' ? theme.pending : plain;
  const lines = entry.text.split('\n').map(line => formatted(line, base));
  const [first = [], ...others] = lines;
  const before = [...rankOf(entry), ...answerOf(entry), ...actorOf(entry)];
  const all = [[...before, ...first], ...others];
  const behind = behindOf(entry);
  return behind.length === 0 ? all : [...all.slice(0, -1), [...(all.at(-1) ?? []), ...behind]];
}

function rankOf({ toRank }: Entry): Row {
  return toRank === '' ? [] : rowOf(`[to ${harmless(toRank)} only] `, theme.quiet);
}

function answerOf({ replyTo }: Entry): Row {
  return replyTo === undefined ? [] : rowOf('↪ ', theme.quiet);
}

function actorOf({ kind, author }: Entry): Row {
  return kind === 'acted' ? rowOf(`${harmless(author.nick)} `, { ink: nickColour(author.nick) }) : [];
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
