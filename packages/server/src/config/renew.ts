import { checkSettings } from './config.ts';
import type { Settings } from './schema.ts';

/** Settings that a running server takes anew, as paths; what stands below them goes with them. All others stay. */
const atOnce = [
  'server.motd',
  'server.password',
  'admin',
  'operClasses',
  'opers',
  'users',
  'sts',
  'guards',
  'channels',
  'accounts',
  'limits',
  'history',
  'line',
  'web',
  'files',
  'log.level',
];

/** What of those is fixed all the same, because open connections are built upon it, counted by it or were told so. */
const fixed = [
  'accounts.email',
  'files.enabled',
  'history.enabled',
  'history.durable',
  'limits.lineDoorBytesMax',
  'limits.multilineBytesMax',
  'limits.multilineLinesMax',
  'limits.multilineSeconds',
  'guards.addressBitsV4',
  'guards.addressBitsV6',
];

/** What comes of reading the settings anew. */
export interface Renewal {
  /** The settings that hold from now on. */
  readonly settings: Settings;
  /** Paths of what is another one now. */
  readonly changed: readonly string[];
  /** Paths of what will be another one after a restart. */
  readonly waiting: readonly string[];
}

/**
 * Puts together what holds from now on: of the new settings those that a running server can take, else the old.
 * Throws a `ConfigError` when these do not fit together, though the new ones do among themselves.
 */
export function renewSettings(old: Settings, fresh: Settings): Renewal {
  const changed: string[] = [];
  const waiting: string[] = [];
  const merge = (before: unknown, after: unknown, path: string): unknown => {
    if (isSection(before) && isSection(after)) {
      const merged = Object.entries(after).map(([key, value]) => {
        const inner = path === '' ? key : `${path}.${key}`;
        return [key, merge(before[key], value, inner)];
      });
      return Object.fromEntries(merged);
    }
    if (JSON.stringify(before) === JSON.stringify(after)) return before;
    const taken = isBelow(path, atOnce) && !isBelow(path, fixed);
    (taken ? changed : waiting).push(path);
    return taken ? after : before;
  };
  const settings = checkSettings(merge(old, fresh, ''), 'Until a restart');
  return { settings, changed, waiting };
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBelow(path: string, roots: readonly string[]): boolean {
  return roots.some(root => path === root || path.startsWith(`${root}.`));
}
