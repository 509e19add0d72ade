import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

/** What is planted: a folder of the project, a text that must not stand there, and the rule that refuses it. */
type Planted = readonly [folder: string, text: string, rule: string];

const hub = 'packages/server/src/hub/commands';
const imports = 'lint/style/noRestrictedImports';
const globals = 'lint/style/noRestrictedGlobals';

const refused: readonly Planted[] = [
  [hub, "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n", imports],
  [hub, "import { Session } from '../../sessions/session.ts';\nexport const x = Session;\n", imports],
  [hub, "import { IrcReader } from '../../render/irc/reader.ts';\nexport const x = IrcReader;\n", imports],
  [hub, 'export const x = Date.now();\n', globals],
  [hub, 'export const x = new Intl.Collator();\n', globals],
  [hub, 'export const x = setTimeout(() => 1, 1);\n', globals],
  [hub, 'export const x = process.env;\n', globals],
  [hub, 'export const x = Math.random();\n', 'plugin'],
  [hub, "export const x = 'a'.localeCompare('b');\n", 'plugin'],
  [hub, 'export async function x() {\n  return 1;\n}\n', 'plugin'],
  ['packages/protocol/src', "import { connect } from 'node:net';\nexport const x = connect;\n", imports],
  ['packages/protocol/src', "import { Server } from '@salon/server';\nexport const x = Server;\n", imports],
  [
    'packages/server/src/render',
    "import { Session } from '../sessions/session.ts';\nexport const x = Session;\n",
    imports,
  ],
  ['packages/server/src/sessions', "import { Hub } from '../hub/hub.ts';\nexport const x = Hub;\n", imports],
  [
    'packages/server/src/doors/irc',
    "import { Hub } from '../../hub/hub.ts';\nexport const x = Hub;\n",
    imports,
  ],
  ['packages/terminal/src', "import { Server } from '@salon/server';\nexport const x = Server;\n", imports],
];

const allowed: readonly (readonly [folder: string, text: string])[] = [
  [
    hub,
    "import { fold } from '@salon/protocol';\nimport { Hub } from '../hub.ts';\nexport const x = [fold, Hub];\n",
  ],
  [
    'packages/server/src/loop',
    "import { Hub } from '../hub/hub.ts';\nexport const x = [new Hub(), Date.now()];\n",
  ],
];

/** A copy of the linter's rules in an empty tree, with everything planted: the project's own tree stays clean. */
const garden = mkdtempSync(join(tmpdir(), 'salon-boundaries-'));
const broken = new Map<string, string[]>();

function plant(folder: string, name: string, text: string): void {
  const file = join(garden, folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

beforeAll(() => {
  cpSync(join(root, 'biome.json'), join(garden, 'biome.json'));
  cpSync(join(root, 'scripts/lint'), join(garden, 'scripts/lint'), { recursive: true });
  refused.forEach(([folder, text], index) => {
    plant(folder, `refused-${index}.ts`, text);
  });
  allowed.forEach(([folder, text], index) => {
    plant(folder, `allowed-${index}.ts`, text);
  });
  const biome = join(root, 'node_modules/.bin/biome');
  const options = ['lint', '--reporter=json', '--vcs-enabled=false', '--max-diagnostics=none', 'packages'];
  const { stdout } = spawnSync(biome, options, { cwd: garden, encoding: 'utf8' });
  const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    diagnostics: { category: string; location: { path: string } }[];
  };
  for (const { category, location } of report.diagnostics) {
    broken.set(location.path, [...(broken.get(location.path) ?? []), category]);
  }
});
afterAll(() => rmSync(garden, { recursive: true }));

// The linter is the only guard of what may know what, so it is shown that it bites.
describe('the linter refuses', () => {
  test.each(refused.map((planted, index) => [...planted, index] as const))(
    'in %s: %j by %s',
    (folder, _text, rule, index) => {
      expect(broken.get(`${folder}/refused-${index}.ts`)).toContain(rule);
    },
  );
});

describe('the linter allows', () => {
  test.each(allowed.map((planted, index) => [...planted, index] as const))(
    'in %s: %j',
    (folder, _text, index) => {
      expect(broken.get(`${folder}/allowed-${index}.ts`)).toBeUndefined();
    },
  );
});
