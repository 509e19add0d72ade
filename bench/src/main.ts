import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseCores, describeMachine } from './machine.ts';
import { type Options, pick, readOptions } from './options.ts';
import { renderReport } from './report/report.ts';
import { root } from './root.ts';
import { runAll } from './run.ts';
import { servers } from './servers/servers.ts';
import { shapes } from './shapes/shapes.ts';

const WARMUP_SECONDS = 2;

const names = (rows: readonly { name: string }[]): string => rows.map(row => row.name).join(', ');

const HELP = `Usage: npm run bench -- [options]

Loads Salon and its rivals in turns and writes docs/benchmarks.md.

  --shapes A,B    only these: ${names(shapes)}
  --servers A,B   only these: ${names(servers)}
  --rounds N      how often everything is run (3)
  --seconds N     length of a measured window (5)
  --no-write      print only; a run with --shapes or --servers never writes, as it is not the whole picture
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

  const plan = {
    shapes: pick('Shapes', shapes, options.shapes),
    servers: present,
    rounds: options.rounds,
    seconds: options.seconds,
    warmupSeconds: WARMUP_SECONDS,
  };
  const machine = describeMachine(chooseCores());
  const cells = await runAll(plan, line => say(`${line}\n`));
  const report = renderReport({
    machine,
    times: plan,
    shapes: plan.shapes,
    servers: present,
    missing,
    cells,
  });
  say(`\n${report}`);

  if (options.write && options.shapes === undefined && options.servers === undefined) {
    const file = join(root, 'docs/benchmarks.md');
    writeFileSync(file, report);
    say(`\nWritten to ${file}\n`);
  }
  if (cells.some(cell => cell.answer.kind === 'failed')) process.exitCode = 1;
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
