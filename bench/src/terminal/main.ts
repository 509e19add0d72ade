import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseCores, describeMachine } from '../machine.ts';
import { withSection } from '../report/section.ts';
import { root } from '../root.ts';
import { type Client, clientsHere } from './clients.ts';
import { measureKeys } from './keys.ts';
import { measureMemory, measureReadBack } from './memory.ts';
import { renderMemory, renderStart, renderTerminalKeys, terminalSection } from './report.ts';
import { measureStart } from './start.ts';

const help = `Usage: node bench/src/terminal/main.ts [options]

Measures the terminal client beside WeeChat and irssi, as far as they are installed, and writes its section of
docs/benchmarks.md. Wants script (util-linux).

  --parts A,B     only these: start, keys, memory; the other ones stay as they were
  --rounds N      how many times each is started (9)
  --no-write      print only
  --help          this
`;

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: 'start,keys,memory' },
    rounds: { type: 'string', default: '9' },
    'no-write': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];

/** Each makes its own part of the report; the first client is ours. */
const parts: Readonly<Record<string, (clients: readonly [Client, ...Client[]]) => Promise<string>>> = {
  start: async clients => {
    const rounds = Number(values.rounds);
    return renderStart(await measureStart(clients, rounds), rounds);
  },
  keys: async clients => {
    const all = [];
    for (const size of sizes) all.push(...(await measureKeys(clients, size)));
    return renderTerminalKeys(all);
  },
  memory: async clients => renderMemory(await measureMemory(clients), await measureReadBack(clients[0])),
};

async function main(): Promise<void> {
  const file = join(root, 'docs/benchmarks.md');
  const facts = new Map(describeMachine(chooseCores()));
  const [own, ...others] = clientsHere();
  if (own === undefined) throw new Error('There is no client to be measured.');
  for (const name of values.parts.split(',')) {
    const measure = parts[name];
    if (measure === undefined) throw new Error(`There is no part ${name}.`);
    const before = load();
    const section = await measure([own, ...others]);
    const note = `Measured: ${facts.get('Date')}, commit ${facts.get('Commit')}, ${facts.get('Machine')}; load of the machine before ${before}, after ${load()}.`;
    const whole = `${section}\n\n${note}`;
    process.stdout.write(`${whole}\n\n`);
    if (!values['no-write'])
      writeFileSync(file, withSection(readFileSync(file, 'utf8'), terminalSection, whole));
  }
}

/** How many wanted a core in the last minute. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

try {
  if (values.help) process.stdout.write(help);
  else await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // A server or a client that it began may still be there.
  process.exit(2);
}
