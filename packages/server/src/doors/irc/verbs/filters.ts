import type { ListBound, ListFilter, Whox } from '../../../hub/query.ts';

/**
 * What LIST is asked to show (Modern IRC, "ELIST parameter"): `*mask*`, `!mask`, `>5` and `<5` members, `C>60` and
 * `T<60` for channels made more, or whose topic was set less, than 60 minutes ago. All else is a name.
 */
export function listFilter(items: readonly string[]): ListFilter {
  const masks: string[] = [];
  const notMasks: string[] = [];
  const bounds: ListBound[] = [];
  for (const item of items) {
    const [, of, is, than] = /^([CT]?)([<>])(\d{1,9})$/i.exec(item) ?? [];
    if (of !== undefined) {
      const what = of === '' ? 'members' : of.toUpperCase() === 'C' ? 'created' : 'topic';
      bounds.push({ of: what, is: is === '>' ? 'more' : 'less', than: Number(than) });
    } else if (item.startsWith('!')) notMasks.push(item.slice(1));
    else masks.push(item);
  }
  return { masks, notMasks, bounds };
}

/** What stands behind the `%` of WHO: letters of fields, then a token of at most three digits; any other is `0`. */
export function readWhox(text: string): Whox {
  const [fields = '', token = ''] = text.split(',', 2);
  return { fields, token: /^\d{1,3}$/.test(token) ? token : '0' };
}
