import type { Gathered } from '../gathered.ts';
import { numberIn, timeOf } from '../values.ts';
import { tooShort } from './accounts.ts';
import type { AthemeRow } from './rows.ts';

/** Takes a ban: `KL [number] user host seconds set-at set-by reason`; the number came with version 11. */
export function gatherKline(row: AthemeRow, version: number, gathered: Gathered): string | undefined {
  const words = row.words(version > 10 ? 6 : 5);
  if (words === undefined) return tooShort;
  const [user = '*', host = '*', seconds, set, by = '*'] = version > 10 ? words.slice(1) : words;
  const at = timeOf(set) ?? 0;
  const lasts = (numberIn(seconds) ?? 0) * 1000;
  gathered.bans.push({
    target: user === '*' && /^[\d.:a-f]+(\/\d+)?$/i.test(host) ? host : `*!${user}@${host}`,
    reason: row.sentence() || 'No reason given',
    by,
    at,
    ...(lasts > 0 && { until: at + lasts }),
  });
  return undefined;
}
