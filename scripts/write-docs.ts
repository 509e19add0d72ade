import { writeFileSync } from 'node:fs';
import { exampleYaml } from '../packages/server/src/config/example.ts';
import { adminReference, ircReference, lineReference, servicesReference } from './reference.ts';

/** Writes everything that is made from the code: run it after a change of a table or a setting. */
const made: Readonly<Record<string, () => string>> = {
  'examples/salon.yaml': exampleYaml,
  'docs/reference/irc.md': ircReference,
  'docs/reference/line.md': lineReference,
  'docs/reference/services.md': servicesReference,
  'docs/reference/admin.md': adminReference,
};

for (const [file, make] of Object.entries(made)) {
  writeFileSync(new URL(`../${file}`, import.meta.url), make());
  process.stdout.write(`${file}\n`);
}
