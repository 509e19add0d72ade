import type { PersistenceIs } from '../../hub/devices/query.ts';
import { wholeLine } from './lines.ts';

/** Whether someone stays without a session: what she wants, and what holds (IRCv3 persistence). */
export function persistenceStatus(server: string, { wants, stays }: PersistenceIs): string {
  const wanted = wants === undefined ? 'DEFAULT' : onOrOff(wants);
  return wholeLine(`:${server} PERSISTENCE STATUS ${wanted} ${onOrOff(stays)}`);
}

function onOrOff(is: boolean): string {
  return is ? 'ON' : 'OFF';
}
