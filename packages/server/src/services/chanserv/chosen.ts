import { readerships } from '../../hub/history/limits.ts';
import type { HistoryWish } from '../../hub/history/policy.ts';
import type { ChannelSettings } from '../../hub/registered/registration.ts';

/** What a founder may choose, by the words for it. */
const settings: Readonly<Record<string, keyof ChannelSettings>> = {
  AUTORANK: 'autoRank',
  KEEPTOPIC: 'keepTopic',
  SECURE: 'secure',
  HISTORY: 'history',
  'HISTORY-FOR': 'historyFor',
};

/** The words for what may be chosen, for hints. */
export const choices = Object.keys(settings).join('|');

/** Something that is chosen, and the words that follow it. */
export interface Choice {
  readonly changes: Partial<ChannelSettings>;
  readonly rest: readonly string[];
}

/** The setting of a name, however it is written. */
export function settingNamed(name: string): keyof ChannelSettings | undefined {
  const wanted = name.toUpperCase();
  return Object.hasOwn(settings, wanted) ? settings[wanted] : undefined;
}

/** Reads what is chosen; undefined when the words make no sense. */
export function readChoice(name: string, values: readonly string[]): Choice | undefined {
  const setting = settingNamed(name);
  const [value = '', ...rest] = values.map(word => word.toLowerCase());
  switch (setting) {
    case undefined:
      return undefined;
    case 'history':
      return readHistory(values);
    case 'historyFor': {
      const historyFor = ([...readerships, 'default'] as const).find(known => known === value);
      return historyFor && { changes: { historyFor }, rest };
    }
    default:
      return value === 'on' || value === 'off' ? { changes: { [setting]: value === 'on' }, rest } : undefined;
  }
}

/** How long, how many, or both in any order; or one word for the rest. */
function readHistory([first = '', second, ...others]: readonly string[]): Choice | undefined {
  const rest = second === undefined ? [] : [second, ...others];
  const word = first.toLowerCase();
  if (word === 'off' || word === 'default') return { changes: { history: word }, rest };
  const one = readAmount(first);
  if (one === undefined) return undefined;
  const other = second === undefined ? undefined : readAmount(second);
  if (second === undefined) return { changes: { history: one }, rest };
  if (other === undefined || Object.keys(one)[0] === Object.keys(other)[0]) return undefined;
  return { changes: { history: { ...one, ...other } }, rest: others };
}

function readAmount(word: string): Exclude<HistoryWish, string> | undefined {
  const [, digits = '', unit] = /^([1-9]\d{0,8})(d?)$/iu.exec(word) ?? [];
  if (unit === undefined) return undefined;
  if (unit === '') return { count: Number(digits) };
  return Number(digits) > daysMost ? undefined : { days: Number(digits) };
}

/** A century. */
const daysMost = 36_500;
