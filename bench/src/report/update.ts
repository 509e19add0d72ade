import { list, number } from './markdown.ts';
import type { Run } from './report.ts';
import { renderShape } from './results.ts';
import { renderTargets } from './targets.ts';

/**
 * An earlier report with what this run has to say of its shapes: their sections, each with a word on when it was made,
 * their targets, and the settings of the servers that ran. All else stays as it is.
 */
export function updateReport(old: string, run: Run): string {
  const note = noteOf(run);
  let report = withTargets(old, run);
  for (const shape of run.shapes) {
    const section = `${renderShape(shape, run.servers, run.cells)}\n\n${note}`;
    report = withSection(report, shape.title, section, '## How it is measured');
  }
  const ran = new Set(run.cells.map(({ server }) => server));
  for (const { name, title, settings } of run.servers) {
    if (ran.has(name)) report = withSection(report, title, `### ${title}\n\n${list(settings)}`, undefined);
  }
  return report;
}

/** When and by what it was measured, as it is not what stands at the head of the report. */
function noteOf({ machine, times, history }: Run): string {
  const facts = new Map(machine);
  const long =
    history === undefined
      ? ''
      : `; the long history: ${number(history.messages, 0)} messages in ${number(history.rooms, 0)} rooms`;
  return `Measured on its own: ${facts.get('Date')}, commit ${facts.get('Commit')}, rounds: ${times.rounds}${long}.`;
}

/** Puts a section in the place of the one with its title; or before a heading, or at the end, where there is none. */
function withSection(report: string, title: string, section: string, before: string | undefined): string {
  const begin = report.indexOf(`\n### ${title}\n`);
  if (begin >= 0) {
    const next = report.slice(begin + 1).search(/\n##/);
    const rest = next < 0 ? '' : report.slice(begin + 1 + next);
    return `${report.slice(0, begin)}\n${section}\n${rest}`;
  }
  const at = before === undefined ? -1 : report.indexOf(`\n${before}\n`);
  if (at < 0) return `${report.trimEnd()}\n\n${section}\n`;
  return `${report.slice(0, at)}\n${section}\n${report.slice(at)}`;
}

/** Puts the rows of the shapes that were run in the place of those that speak of the same, or below all. */
function withTargets(report: string, { shapes, cells }: Run): string {
  const names = new Set(shapes.map(({ name }) => name));
  const rows = renderTargets(cells)
    .split('\n')
    .filter(row => names.has(/^\| ([\w-]+): /.exec(row)?.[1] ?? ''));
  const lines = report.split('\n');
  for (const row of rows) {
    const label = row.slice(0, row.indexOf(' |', 2));
    const at = lines.findIndex(line => line.startsWith(`${label} |`));
    if (at >= 0) lines[at] = row;
    else lines.splice(endOfTargets(lines), 0, row);
  }
  return lines.join('\n');
}

function endOfTargets(lines: readonly string[]): number {
  const begin = lines.findIndex(
    (line, index) => index > lines.indexOf('## Targets') && line.startsWith('| '),
  );
  const rows = lines.slice(begin).findIndex(line => !line.startsWith('|'));
  return begin + rows;
}
