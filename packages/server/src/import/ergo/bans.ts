import type { Gathered } from '../gathered.ts';
import { parsedJson } from '../lines.ts';
import { dateOf, fieldsOf, numberIn, textIn } from '../values.ts';
import type { BuntTables } from './bunt.ts';

/** The tables that bans stand in: of masks, and of networks. */
export const banTables = ['bans.klinev2', 'bans.dlinev2'] as const;

/** Takes the KLINEs and DLINEs of a database of Ergo. */
export function gatherBans({ tables }: BuntTables, gathered: Gathered): void {
  for (const table of banTables) {
    for (const [target, text] of tables.get(table) ?? []) gatherBan(target, text, gathered);
  }
}

function gatherBan(target: string, text: string, gathered: Gathered): void {
  const fields = fieldsOf(parsedJson(text));
  if (fields === undefined) {
    gathered.skip('ban', target, 'it is no JSON object');
    return;
  }
  const at = dateOf(fields.get('timecreated')) ?? 0;
  const nanoseconds = numberIn(fields.get('duration')) ?? 0;
  const reason = textIn(fields.get('reason')) ?? 'No reason given';
  const note = textIn(fields.get('oper_reason'));
  gathered.bans.push({
    target,
    reason,
    ...(note !== undefined && note !== reason && { note }),
    by: textIn(fields.get('oper_name')) ?? '*',
    at,
    ...(nanoseconds > 0 && { until: at + Math.floor(nanoseconds / 1e6) }),
    ...(fields.get('requiresasl') === true && { sparesAccounts: true }),
  });
}
