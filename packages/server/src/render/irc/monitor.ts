import type { Identity } from '../../hub/identity.ts';
import type { MonitorListIs, MonitorStatus } from '../../hub/query.ts';
import type { NumericLines } from './lines.ts';

/** Who of those that are watched is here, as RPL_MONONLINE (IRCv3 monitor). */
export function monitoredOnline(lines: NumericLines, online: readonly Identity[]): string {
  return lines.wrapped(
    'RPL_MONONLINE',
    [],
    online.map(who => who.mask),
    ',',
  );
}

/** Which watched nicks no one has, as RPL_MONOFFLINE. */
export function monitoredOffline(lines: NumericLines, offline: readonly string[]): string {
  return lines.wrapped('RPL_MONOFFLINE', [], offline, ',');
}

/** The answer to MONITOR S, and to MONITOR + for what was added. */
export function monitorStatus(lines: NumericLines, { online, offline }: MonitorStatus): string {
  return monitoredOnline(lines, online) + monitoredOffline(lines, offline);
}

/** The answer to MONITOR L. */
export function monitorList(lines: NumericLines, { nicks }: MonitorListIs): string {
  return lines.wrapped('RPL_MONLIST', [], nicks, ',') + lines.line('RPL_ENDOFMONLIST');
}
