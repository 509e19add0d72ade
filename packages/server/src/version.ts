import { readFileSync } from 'node:fs';

/** The name and version of this program, as `salon-0.1.0`. */
export const version: string = `salon-${packageVersion()}`;

function packageVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
