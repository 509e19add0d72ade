import type { ChatClient, Room } from '@salon/client';
import { view } from '../app/view.ts';
import { widthNow } from '../app/width.ts';

/** Puts someone's nick behind what is in the field to type in, and goes there. */
export function mention(client: ChatClient, room: Room, nick: string): void {
  client.setDraft(room, withMention(room.draft, nick));
  if (widthNow() !== 'three') view.set({ side: undefined });
  // What covers the field goes away first.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-composer]')?.focus());
}

/** A text with a nick behind it: at its beginning with a colon, as people address each other. */
function withMention(draft: string, nick: string): string {
  if (draft.trim() === '') return `${nick}: `;
  return `${draft.replace(/\s*$/, ' ')}${nick} `;
}
