import type { Room } from '@salon/client';

/** Where a message is found again: the address of this page, with the room and the message behind its `#`. */
export function linkTo(room: Room, msgid: string): string {
  return `${location.origin}${location.pathname}#/${encodeURIComponent(room.name)}/${encodeURIComponent(msgid)}`;
}
