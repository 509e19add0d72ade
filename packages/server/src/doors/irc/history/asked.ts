import { readTime } from '@salon/protocol';
import type { Bound } from '../../../history/query.ts';
import type { Part } from '../../../history/reading/librarian.ts';

/** What a line of CHATHISTORY asks for. */
export type Asked =
  | { readonly what: 'page'; readonly target: string; readonly part: Part }
  | { readonly what: 'targets'; readonly from: number; readonly to: number; readonly limit: number };

/** What is wrong with a line: a code for programs, what it is about, and a sentence for people. */
export type Fault = readonly [code: string, about: readonly string[], sentence: string];

/** What a client may ask for. */
export interface Allowed {
  /** How much at once: with more it gets so much. */
  readonly pageMax: number;
  /** Whether it is shown what happened beside the talk. */
  readonly events: boolean;
}

/** Reads what stands behind CHATHISTORY (IRCv3 chathistory). */
export function asked([typed = '', ...params]: readonly string[], allowed: Allowed): Asked | Fault {
  const subcommand = typed.toUpperCase();
  const count = paramsOf[subcommand];
  if (count === undefined) return invalid([typed], 'There is no such subcommand');
  if (params.length < count) return invalid([subcommand], 'Not enough parameters');
  if (params.length > count) return invalid([subcommand], 'Too many parameters');
  const limit = limitOf(params.at(-1), allowed.pageMax);
  if (limit === undefined) return invalid([subcommand, params.at(-1) ?? ''], 'This is no number of messages');
  return subcommand === 'TARGETS' ? targets(params, limit) : page(subcommand, params, limit, allowed);
}

/** How many parameters stand behind a subcommand, the limit with them. */
const paramsOf: Readonly<Record<string, number>> = {
  AFTER: 3,
  AROUND: 3,
  BEFORE: 3,
  BETWEEN: 4,
  LATEST: 3,
  TARGETS: 3,
};

function page(
  subcommand: string,
  [target = '', first = '', second = '']: readonly string[],
  limit: number,
  { events }: Allowed,
): Asked | Fault {
  const some = { limit, events };
  if (subcommand === 'LATEST' && first === '*') {
    return { what: 'page', target, part: { type: 'latest', ...some } };
  }
  const bound = boundOf(first);
  const other = subcommand === 'BETWEEN' ? boundOf(second) : bound;
  if (bound === undefined || other === undefined) {
    return wrongBound(subcommand, target, bound === undefined ? first : second);
  }
  return { what: 'page', target, part: { ...partOf(subcommand, bound, other), ...some } };
}

function partOf(subcommand: string, bound: Bound, other: Bound) {
  switch (subcommand) {
    case 'LATEST':
      return { type: 'latest', after: bound } as const;
    case 'BEFORE':
      return { type: 'before', bound } as const;
    case 'AFTER':
      return { type: 'after', bound } as const;
    case 'AROUND':
      return { type: 'around', bound } as const;
    default:
      return { type: 'between', from: bound, to: other } as const;
  }
}

function targets([first = '', second = '']: readonly string[], limit: number): Asked | Fault {
  const [from, to] = [timeOf(first), timeOf(second)];
  if (from === undefined || to === undefined) {
    return invalid(
      ['TARGETS', from === undefined ? first : second],
      'This is no timestamp=YYYY-MM-DDThh:mm:ss.sssZ',
    );
  }
  return { what: 'targets', from, to, limit };
}

function boundOf(text: string): Bound | undefined {
  const at = timeOf(text);
  if (at !== undefined) return { at };
  const id = /^msgid=(.+)$/s.exec(text)?.[1];
  return id === undefined ? undefined : { id };
}

function timeOf(text: string): number | undefined {
  return text.startsWith('timestamp=') ? readTime(text.slice('timestamp='.length)) : undefined;
}

/** A number of messages, cut to what may be had; undefined when it is none, or 0. */
export function limitOf(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\d+$/.test(text) || /^0+$/.test(text)) return undefined;
  return Math.min(Number(text), most);
}

function wrongBound(subcommand: string, target: string, given: string): Fault {
  const type = /^([a-z]+)=/i.exec(given)?.[1];
  if (type === undefined || type === 'timestamp' || type === 'msgid') {
    return invalid([subcommand, given], 'This is no timestamp=YYYY-MM-DDThh:mm:ss.sssZ and no msgid=<id>');
  }
  return ['INVALID_MSGREFTYPE', [subcommand, target], 'Messages are referred to by timestamp= or msgid='];
}

function invalid(about: readonly string[], sentence: string): Fault {
  return ['INVALID_PARAMS', about, sentence];
}
