import type { AccessMode } from '../imported.ts';

/** From which level on someone is what, where a channel does not say otherwise. */
const usualLevels: Readonly<Record<AccessMode, number>> = { q: 9999, a: 10, o: 5, h: 4, v: 3 };

/** What gives each rank at once. */
const privileges: readonly (readonly [AccessMode, string])[] = [
  ['q', 'AUTOOWNER'],
  ['a', 'AUTOPROTECT'],
  ['o', 'AUTOOP'],
  ['h', 'AUTOHALFOP'],
  ['v', 'AUTOVOICE'],
];

const xop: Readonly<Record<string, AccessMode>> = { QOP: 'q', SOP: 'a', AOP: 'o', HOP: 'h', VOP: 'v' };

const flags: readonly (readonly [AccessMode, RegExp])[] = [
  ['q', /[FQq]/],
  ['a', /[Aa]/],
  ['o', /[Oo]/],
  ['h', /[Hh]/],
  ['v', /[Vv]/],
];

/**
 * The rank that an access entry gives: a number of cs_access, a word of cs_xop, or letters of cs_flags. `levels` are
 * those of the channel, such as `AUTOOP 5 AUTOVOICE 3`.
 */
export function rankOf(provider: string | undefined, data: string, levels: string): AccessMode | undefined {
  if (provider === 'access/xop') return xop[data.toUpperCase()];
  if (provider === 'access/flags') return flags.find(([, letters]) => letters.test(data))?.[0];
  const level = Number.parseInt(data, 10);
  return privileges.find(([mode, privilege]) => level >= levelOf(levels, mode, privilege))?.[0];
}

/** A level below zero means nobody at all. */
function levelOf(levels: string, mode: AccessMode, privilege: string): number {
  const words = levels.split(' ');
  const found = words.findIndex((word, index) => index % 2 === 0 && word === privilege);
  const level = found < 0 ? usualLevels[mode] : Number.parseInt(words[found + 1] ?? '', 10);
  return level < 0 ? Number.POSITIVE_INFINITY : level;
}
