import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseCores, describeMachine } from '../machine.ts';
import { withSection } from '../report/section.ts';
import { root } from '../root.ts';
import { measureKeys } from './keys.ts';
import { measureLongRun } from './long-run.ts';
import { measureOpening } from './opening.ts';
import { openChromium } from './page.ts';
import { browserSection, renderKeys, renderLongRun, renderOpening, renderScrolling } from './report.ts';
import { measureScrolling } from './scrolling.ts';

const help = `Usage: node bench/src/web/main.ts [options]

Measures the browser client in Chromium and writes its section of docs/benchmarks.md. Wants the page built (npm run build).

  --parts A,B     only these: opening, scrolling, keys, long-run; the other ones stay as they were
  --messages N    how many messages the long run has (250000)
  --no-write      print only
  --help          this
`;

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: 'opening,scrolling,keys,long-run' },
    messages: { type: 'string', default: '250000' },
    'no-write': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** Each makes its own part of the report. */
const parts: Readonly<
  Record<string, (browser: Awaited<ReturnType<typeof openChromium>>) => Promise<string>>
> = {
  opening: async browser => renderOpening(await measureOpening(browser)),
  scrolling: async browser => renderScrolling(await measureScrolling(browser, tell)),
  keys: async browser => renderKeys(await measureKeys(browser, false), await measureKeys(browser, true)),
  'long-run': async browser => renderLongRun(await measureLongRun(browser, Number(values.messages), tell)),
};

async function main(): Promise<void> {
  if (!existsSync(join(root, 'packages/web/dist/index.html')))
    throw new Error('The page is not built: npm run build makes it.');
  const file = join(root, 'docs/benchmarks.md');
  const facts = new Map(describeMachine(chooseCores()));
  for (const name of values.parts.split(',')) {
    const measure = parts[name];
    if (measure === undefined) throw new Error(`There is no part ${name}.`);
    const before = load();
    const browser = await openChromium();
    const section = await measure(browser).finally(() => browser.close());
    const note = `Measured: ${facts.get('Date')}, commit ${facts.get('Commit')}, ${facts.get('Machine')}; load of the machine before ${before}, after ${load()}.`;
    tell(`${section}\n\n${note}\n`);
    if (!values['no-write'])
      writeFileSync(file, withSection(readFileSync(file, 'utf8'), browserSection, `${section}\n\n${note}`));
  }
}

/** How many wanted a core in the last minute. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

try {
  if (values.help) tell(help);
  else await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // A server or a browser that it began may still be there.
  process.exit(2);
}
