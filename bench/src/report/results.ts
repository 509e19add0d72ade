import { DISTURBED_PERCENT, type MetricId, metrics } from '../metrics.ts';
import type { Server } from '../servers/server.ts';
import type { Shape } from '../shapes/shape.ts';
import { number, table } from './markdown.ts';
import { type Cell, ratio, type Summary, summarize } from './summary.ts';

/** From here on a core counts as full: what is left is the noise of the clock ticks CPU time is counted in. */
const FULL_PERCENT = 95;

/** One line of a table of results, before it is text. */
interface Row {
  server: string;
  title: string;
  summary: Summary;
}

/** The section of one shape: what it does, medians of every server, ratios of Salon to each other one. */
export function renderShape(shape: Shape, servers: readonly Server[], cells: readonly Cell[]): string {
  const rows = [...rowsOf(shape.name, shape, servers, cells), ...rowsBeside(shape, servers, cells)];
  const [salon, ...others] = rows;
  const head = ['', ...shape.metrics.map(metric => metrics[metric].title), 'spread', 'rounds'];
  const body = rows.map(row => medianCells(row, shape.metrics));
  if (salon?.server === 'salon') body.push(...others.map(other => ratioCells(salon, other, shape.metrics)));
  return [`### ${shape.title}`, shape.about, table(head, body), ...notes(rows)].join('\n\n');
}

function rowsOf(name: string, shape: Shape, servers: readonly Server[], cells: readonly Cell[]): Row[] {
  return servers
    .map(({ name: server, title }) => ({
      server,
      title,
      summary: summarize(cells, name, server, shape.metrics),
    }))
    .filter(row => row.summary.rounds > 0);
}

/** Rows of another shape that this one is compared with, marked by its name. */
function rowsBeside(shape: Shape, servers: readonly Server[], cells: readonly Cell[]): Row[] {
  const { beside } = shape;
  if (beside === undefined) return [];
  return rowsOf(beside, shape, servers, cells).map(row => ({ ...row, title: `${row.title} (${beside})` }));
}

function medianCells({ title, summary }: Row, ids: readonly MetricId[]): string[] {
  const numbers = ids.map(id => number(summary.medians[id], metrics[id].digits));
  const width = summary.spread === undefined ? '–' : `${number(100 * summary.spread, 0)} %`;
  return [title, ...numbers, width, `${summary.measured} of ${summary.rounds}`];
}

function ratioCells(salon: Row, other: Row, ids: readonly MetricId[]): string[] {
  const ratios = ids.map(id => {
    if ('aside' in metrics[id]) return '';
    const value = ratio(salon.summary.medians[id], other.summary.medians[id]);
    return value === undefined ? '–' : `${number(value, 2)} ×`;
  });
  return [`*${salon.title} / ${other.title}*`, ...ratios, '', ''];
}

/** Says where something else than the server bounds the numbers. */
function notes(rows: readonly Row[]): string[] {
  const titlesWhere = (metric: MetricId, percent: number): string =>
    rows
      .flatMap(({ title, summary }) => ((summary.medians[metric] ?? 0) >= percent ? [title] : []))
      .join(', ');
  const limited = titlesWhere('generatorBusy', FULL_PERCENT);
  const disturbed = titlesWhere('othersBusy', DISTURBED_PERCENT);
  return [
    limited &&
      `The load generator's core was full with ${limited}: its speed bounds the rates and latencies there.`,
    disturbed &&
      `Other processes of the machine took ${DISTURBED_PERCENT} % of a core or more with ${disturbed}.`,
  ].filter(text => text !== '');
}
