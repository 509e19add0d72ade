import type { Gathered } from '../gathered.ts';
import { timeOf } from '../values.ts';
import type { AnopeObject } from './objects.ts';

/** Takes a ban of the whole server (XLine), or says why not. */
export function gatherXline(fields: AnopeObject['fields'], gathered: Gathered): void {
  const mask = fields.get('mask') ?? '?';
  const why = whyNot(mask, fields.get('manager'));
  if (why !== undefined) {
    gathered.skip('ban', mask, why);
    return;
  }
  const until = timeOf(fields.get('expires'));
  const [, host] = /^\*@([\d.:a-f]+(?:\/\d+)?)$/i.exec(mask) ?? [];
  gathered.bans.push({
    target: host ?? mask,
    reason: fields.get('reason') ?? 'No reason given',
    by: fields.get('by') ?? '*',
    at: timeOf(fields.get('created')) ?? 0,
    ...(until !== undefined && { until }),
  });
}

function whyNot(mask: string, manager: string | undefined): string | undefined {
  if (manager === 'xlinemanager/snline') return 'it is of real names, and there is nothing of the kind here';
  if (manager === 'xlinemanager/sqline')
    return 'it is of nicks or channels, and there is nothing of the kind here';
  if (mask.startsWith('/')) return 'it is a regular expression';
  return mask.includes('#') ? 'it is of real names too, and there is nothing of the kind here' : undefined;
}
