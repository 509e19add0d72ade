import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';

/** The programs that tests are made with, and the Debian packages that bring them. */
const packages = {
  chromium: 'chromium',
  ircII: 'ircii',
  irssi: 'irssi',
  nc: 'netcat-openbsd',
  script: 'bsdutils',
  telnet: 'telnet',
  tmux: 'tmux',
  'weechat-headless': 'weechat-headless weechat-plugins',
} as const;

/** The name of one of them. */
export type Program = keyof typeof packages;

/**
 * Describes what needs programs that were not written here. Where one of them is missing, the tests are skipped under
 * a title that says what to install; in CI they fail, so that no one mistakes skipped for passed.
 */
export function describeWith(programs: readonly Program[], title: string, body: () => void): void {
  const missing = programs
    .filter(program => placeOf(program) === undefined)
    .map(program => packages[program]);
  if (missing.length === 0) {
    describe(title, body);
    return;
  }
  const needs = `${title} (needs the Debian packages: ${missing.join(' ')})`;
  if (process.env.CI) {
    describe(needs, () => {
      test('has the programs it needs', () => {
        throw new Error(`Install them with: apt-get install ${missing.join(' ')}`);
      });
    });
  } else {
    process.stderr.write(`Skipped: ${needs}\n`);
    describe.skipIf(true)(needs, body);
  }
}

/** Where a program is; undefined when it is not installed. */
export function placeOf(program: Program): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, program));
  return places.find(place => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
