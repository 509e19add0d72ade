import type { Extent } from '../history/fill.ts';
import { DISTURBED_PERCENT } from '../metrics.ts';
import type { Options } from '../options.ts';
import { ATTEMPTS } from '../run.ts';
import type { Server } from '../servers/server.ts';
import type { Shape } from '../shapes/shape.ts';
import { list, number, table } from './markdown.ts';
import { renderShape } from './results.ts';
import type { Cell } from './summary.ts';
import { renderTargets } from './targets.ts';

/** Everything a report is made of. */
export interface Run {
  machine: readonly (readonly [string, string])[];
  times: Pick<Options, 'rounds' | 'seconds'> & { warmupSeconds: number };
  /** The long history that was read, if one was. */
  history: Extent | undefined;
  shapes: readonly Shape[];
  /** The servers that were run, each with its version. */
  servers: readonly (Server & { versionText: string })[];
  /** Servers of the table that are not installed here. */
  missing: readonly Server[];
  cells: readonly Cell[];
}

/** The whole report in Markdown. */
export function renderReport(run: Run): string {
  const sections = [
    '# Benchmarks',
    'Written by `npm run bench`; a change by hand is lost with the next run.',
    table(['', ''], facts(run)),
    '## Targets',
    renderTargets(run.cells),
    '## Results',
    'Numbers are medians over the rounds; *spread* is (highest - lowest) / median of the first column; *A / B* is the ratio of the medians.',
    ...run.shapes.map(shape => renderShape(shape, run.servers, run.cells)),
    ...whatBecame('left out', 'Left out', run.cells),
    ...whatBecame('failed', 'Failures', run.cells),
    '## How it is measured',
    ...method(run),
    '## Settings',
    ...run.servers.map(server => `### ${server.title}\n\n${list(server.settings)}`),
  ];
  return `${sections.join('\n\n')}\n`;
}

function facts({ machine, servers, missing, times, history }: Run): (readonly [string, string])[] {
  const left = missing.map(server => server.title).join(', ');
  return [
    ...machine,
    ...servers.map(server => [server.title, server.versionText] as const),
    ...(left === '' ? [] : [['Not installed here', left] as const]),
    ...(history === undefined
      ? []
      : [
          [
            'The long history',
            `${number(history.messages, 0)} messages of 4 to 15 words in ${number(history.rooms, 0)} rooms`,
          ] as const,
        ]),
    ['Rounds', `${times.rounds}, windows of ${times.seconds} s after ${times.warmupSeconds} s of warming up`],
  ];
}

/** The cells without numbers, each with the reason. */
function whatBecame(kind: 'left out' | 'failed', title: string, cells: readonly Cell[]): string[] {
  const lines = cells.flatMap(({ shape, server, round, answer }) =>
    answer.kind === kind
      ? [`${shape}, ${server}, round ${round}: ${answer.reason.replaceAll(/\s+/g, ' ')}`]
      : [],
  );
  return lines.length === 0 ? [] : [`## ${title}`, list(lines)];
}

function method({ times }: Run): string[] {
  return [
    `Each round runs every shape, and each shape runs the servers one after the other, beginning with another one each round, so that a machine that grows slower in between is slow for all. Every cell starts a fresh server process and a fresh load process; they talk over loopback only.`,
    `CPU is user and system time of the server's process with all its threads (\`/proc/PID/stat\`, counted in 10 ms), read by the load process at both ends of the measured window. On loopback the sender also pays for most of the receiver's TCP work. A delivery is one line arriving at one client; the sender's own line is none. The quiet, busy, rooms, NAMES and WHO and logins shapes run ${times.warmupSeconds} s before the window of ${times.seconds} s opens; what was sent in it must arrive to the last line, or the cell fails. The other shapes last as long as they last, and start cold unless they say otherwise.`,
    `The load generator is one Node process. It counts bytes instead of reading lines (all lines of a run are equally long, which is checked), but it still costs about as much for one small read as a server does for one small write, so in the quiet shape it shares in the latencies: compare them between servers, do not take them as the server alone. The *busy* columns say how full both cores were, and how much of a core all other processes (with time a hypervisor took) used meanwhile. A cell in which that was ${DISTURBED_PERCENT} % or more is run again, at most ${ATTEMPTS} times in all, and the least disturbed one counts, whatever it says.`,
    'Lines carry 64 characters of text. Clients ask for no IRCv3 capability, but for `sasl` where they log in. Nobody is throttled anywhere: the settings below turn such protection off, which nobody should do on a real server.',
  ];
}
