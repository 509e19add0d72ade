import { drafts } from '@salon/protocol';
import type { Marker } from '../../hub/markers/query.ts';
import type { Agreed } from './events.ts';
import { wholeLine } from './lines.ts';
import { isoTime } from './tags.ts';

/** How far someone has read; `*` when that is not known (IRCv3 read-marker). */
export function readMarker(serverName: string, { target, until }: Marker): string {
  const time = until === undefined ? '*' : `timestamp=${isoTime(until)}`;
  return wholeLine(`:${serverName} MARKREAD ${target} ${time}`);
}

/** The same for a client that did not ask for it: nothing, when it did not agree to be told. */
export function readMarkerUnasked(serverName: string, marker: Marker, agreed: Agreed): string {
  return agreed.has(drafts.readMarker) ? readMarker(serverName, marker) : '';
}
