import { isChannelName, readStatusTarget, utf8Bytes } from '@salon/protocol';
import type { Said } from '../../hub/effect.ts';
import type { Marker } from '../../hub/markers/query.ts';
import { type Agreed, ircEvent } from './events.ts';
import { readMarkerUnasked } from './read-marker.ts';
import { eventTags, joinTags, messageTags } from './tags.ts';

/**
 * Something said as one line without its end, as it is pushed to a client by what it agreed to when it subscribed: of
 * what came in several lines the first that says something. Where tags are too long for a push message, those of who
 * spoke are left out, and never the id (draft/webpush).
 */
export function pushedLine(said: Said, agreed: Agreed, serverName: string): string {
  const first = said.lines?.find(({ text }) => text !== '')?.text;
  const single: Said = first === undefined ? said : { ...said, text: first };
  const [line = ''] = ircEvent(single, agreed, serverName).split('\r\n', 1);
  const tagsOf = (event: Said) => joinTags(eventTags(event, agreed), messageTags(event, agreed));
  const all = tagsOf(single);
  const { tags: _, ...bare } = single;
  const tags = utf8Bytes(all) <= tagsBytesMax ? all : tagsOf(bare);
  return tags === '' ? line : `@${tags} ${line}`;
}

/**
 * That someone has read all that was pushed of a place, as one line without its end; empty for a client that knows no
 * markers.
 */
export function pushedMarker(marker: Marker, agreed: Agreed, serverName: string): string {
  return readMarkerUnasked(serverName, marker, agreed).trimEnd();
}

/** Whether something is said to someone alone. */
export function isDirect({ target }: Said): boolean {
  return !isChannelName(target) && readStatusTarget(target) === undefined;
}

/** The first line that is pushed to a client: its subscription works. */
export function registeredLine(serverName: string): string {
  return `:${serverName} NOTE WEBPUSH REGISTERED :Messages will be pushed to this device`;
}

/** Push servers take 4096 bytes (RFC 8030, 7.2), and encryption and the line itself need some of them. */
const tagsBytesMax = 2048;
