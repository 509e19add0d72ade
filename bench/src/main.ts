import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeArchive } from './history/archive.ts';
import { chooseCores, describeMachine } from './machine.ts';
import { ARCHIVE_MESSAGES, type Options, pick, readOptions } from './options.ts';
import { type Run, renderReport } from './report/report.ts';
import { updateReport } from './report/update.ts';
import { root } from './root.ts';
import { runAll } from './run.ts';
import { servers } from './servers/servers.ts';
import { shapes } from './shapes/shapes.ts';

const WARMUP_SECONDS = 2;

const ARCHIVE_ROOMS = 1000;

const names = (rows: readonly { name: string }[]): string => rows.map(row => row.name).join(', ');

const HELP = `Usage: npm run bench -- [options]

Loads Salon and its rivals in turns and writes docs/benchmarks.md.

  --shapes A,B    only these: ${names(shapes)}
  --servers A,B   only these: ${names(servers)}
  --rounds N      how often everything is run (3)
  --seconds N     length of a measured window (5)
  --archive N     how many messages the long history has (${ARCHIVE_MESSAGES}, which take some minutes and 4 GB of disk)
  --archive-folder F
                  where that is, or is made to stay; without it, it is made anew and goes with the run
  --update        with --shapes: write the sections of these shapes alone, each with its date
  --no-write      print only; a run with --shapes or --servers never writes by itself, as it is not the whole picture,
                  and one with a shorter history neither
  --help          this
`;

async function main(options: Options): Promise<void> {
  if (options.help) return say(HELP);
  const wanted = pick('Servers', servers, options.servers).map(server => ({
    ...server,
    versionText: server.version(),
  }));
  const present = wanted.flatMap(({ versionText, ...server }) =>
    versionText === undefined ? [] : [{ ...server, versionText }],
  );
  const missing = wanted.filter(server => server.versionText === undefined);
  if (missing.length > 0) say(`Not installed here: ${names(missing)}\n`);

  const wantedShapes = pick('Shapes', shapes, options.shapes);
  const extent = { messages: options.archive, rooms: ARCHIVE_ROOMS };
  const archive = wantedShapes.some(shape => shape.archive === true)
    ? await makeArchive(options.archiveFolder, extent, line => say(`${line}\n`))
    : undefined;
  const plan = {
    archive,
    shapes: wantedShapes,
    servers: present,
    rounds: options.rounds,
    seconds: options.seconds,
    warmupSeconds: WARMUP_SECONDS,
  };
  const machine = describeMachine(chooseCores());
  const cells = await runAll(plan, line => say(`${line}\n`));
  const run = {
    machine,
    times: plan,
    history: archive?.extent,
    shapes: plan.shapes,
    servers: present,
    missing,
    cells,
  };
  say(`\n${renderReport(run)}`);
  write(options, run);
  if (cells.some(cell => cell.answer.kind === 'failed')) process.exitCode = 1;
}

/** Writes what is fit to be written. */
function write(options: Options, run: Run): void {
  if (!options.write || options.archive !== ARCHIVE_MESSAGES || options.servers !== undefined) return;
  const file = join(root, 'docs/benchmarks.md');
  if (options.update) writeFileSync(file, updateReport(readFileSync(file, 'utf8'), run));
  else if (options.shapes === undefined) writeFileSync(file, renderReport(run));
  else return;
  say(`\nWritten to ${file}\n`);
}

function say(text: string): void {
  process.stdout.write(text);
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
