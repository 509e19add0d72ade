import type { Identity } from '../../hub/identity.ts';
import type { MonitorListIs, MonitorStatus } from '../../hub/query.ts';
import type { Agreed } from './events.ts';
import type { NumericLines } from './lines.ts';
import { laterOf } from './metadata.ts';

/** Who of those that are watched is here, as RPL_MONONLINE (IRCv3 monitor), and that there may be metadata of them. */
export function monitoredOnline(lines: NumericLines, online: readonly Identity[], agreed: Agreed): string {
  const masks = online.map(who => who.mask);
  const nicks = online.map(who => who.nick);
  return lines.wrapped('RPL_MONONLINE', [], masks, ',') + laterOf(lines, nicks, agreed);
}

/** Which watched nicks no one has, as RPL_MONOFFLINE. */
export function monitoredOffline(lines: NumericLines, offline: readonly string[]): string {
  return lines.wrapped('RPL_MONOFFLINE', [], offline, ',');
}

/** The answer to MONITOR S, and to MONITOR + for what was added. */
export function monitorStatus(
  lines: NumericLines,
  { online, offline }: MonitorStatus,
  agreed: Agreed,
): string {
  return monitoredOnline(lines, online, agreed) + monitoredOffline(lines, offline);
}

/** The answer to MONITOR L. */
export function monitorList(lines: NumericLines, { nicks }: MonitorListIs): string {
  return lines.wrapped('RPL_MONLIST', [], nicks, ',') + lines.line('RPL_ENDOFMONLIST');
}
