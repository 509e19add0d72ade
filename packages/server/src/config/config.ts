import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { isSecret, withoutSecrets } from './hidden.ts';
import { type Settings, settingsSchema } from './schema.ts';

export type { Settings };

/** A setting is wrong. The message says which one, what it is and what was expected. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The settings that hold when none are given. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}

/** Reads settings from a file. Throws a `ConfigError` when it cannot be read, or something in it is wrong. */
export function readSettings(file: string): Settings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new ConfigError(`${file}: ${why}`, { cause: error });
  }
  return parseSettings(text, file);
}

/** Reads settings from YAML. `source` names it in errors. */
export function parseSettings(text: string, source: string): Settings {
  let value: unknown;
  try {
    value = parse(text) ?? {};
  } catch (error) {
    throw new ConfigError(`${source}: ${(error as Error).message.split('\n', 1)[0]?.replace(/:$/, '')}`, {
      cause: error,
    });
  }
  return checkSettings(value, source);
}

/** Takes a value for settings, with the defaults for what is not in it. `source` names it in errors. */
export function checkSettings(value: unknown, source: string): Settings {
  const result = settingsSchema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  // Of one setting the first complaint says enough.
  const firsts = new Map<string, z.core.$ZodIssue>();
  for (const issue of result.error.issues) {
    const key = `${issue.code === 'unrecognized_keys'} ${issue.path.join('.')}`;
    if (!firsts.has(key)) firsts.set(key, issue);
  }
  throw new ConfigError([...firsts.values()].flatMap(issue => complaints(source, issue)).join('\n'));
}

/** What is wrong, one line for each key: key, value, and what was expected. */
function complaints(source: string, issue: z.core.$ZodIssue): string[] {
  const at = issue.path.join('.') || 'the whole file';
  if (issue.code === 'unrecognized_keys') {
    const inside = issue.path.length === 0 ? '' : `${issue.path.join('.')}.`;
    return issue.keys.map(key => `${source}: ${inside}${key}: there is no such setting`);
  }
  const given = issue.input === undefined ? 'is missing' : `is ${shown(issue.path.map(String), issue.input)}`;
  return [`${source}: ${at} ${given}; expected ${expected(issue)}`];
}

/** What stands at a path, without the secrets in it: what is wrong is shown to operators, and is logged. */
function shown(path: readonly string[], value: unknown): string {
  // JSON has no Infinity, and YAML has.
  if (typeof value === 'number') return String(value);
  if (isSecret(path)) return 'not shown here';
  return JSON.stringify(withoutSecrets(value, path));
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? 'a whole number'
        : `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'too_small':
      if (issue.origin === 'string') return 'a text that is not empty';
      return `at least ${issue.minimum}${issue.origin === 'array' ? ' of them' : ''}`;
    case 'too_big':
      return issue.origin === 'string' ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}`;
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`;
    default:
      return issue.message;
  }
}
