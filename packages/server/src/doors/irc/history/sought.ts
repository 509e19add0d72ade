import { parseTags, readTime } from '@salon/protocol';
import type { Sought } from '../../../history/reading/librarian.ts';
import { limitOf } from './asked.ts';

/** Attributes of a search that are wrong, by their names; none where nothing was asked for. */
export interface Unclear {
  readonly wrong: readonly string[];
}

/** Reads the attributes of SEARCH, which are written as tags of messages are (soju, search extension). */
export function sought(text: string, most: number): Sought | Unclear {
  const given = parseTags(text);
  const wrong = [...given.keys()].filter(name => !isRight(name, given.get(name) ?? '', most));
  if (given.size === 0 || wrong.length > 0) return { wrong };
  const [place, from, words] = [given.get('in'), given.get('from'), given.get('text')];
  const before = readTime(given.get('before') ?? '');
  const after = readTime(given.get('after') ?? '');
  return {
    limit: limitOf(given.get('limit'), most) ?? most,
    ...(place !== undefined && { in: place }),
    ...(from !== undefined && { from }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(words !== undefined && { text: words }),
  };
}

function isRight(name: string, value: string, most: number): boolean {
  switch (name) {
    case 'in':
    case 'from':
    case 'text':
      return value !== '';
    case 'before':
    case 'after':
      return readTime(value) !== undefined;
    case 'limit':
      return limitOf(value, most) !== undefined;
    default:
      return false;
  }
}
