import type { ChatClient, Room } from '@salon/client';
import { view } from '../app/view.ts';
import { widthNow } from '../app/width.ts';
import { mentionAfter } from './mention-text.ts';

/** Puts someone's nick behind what is in the field to type in, and goes there. */
export function mention(client: ChatClient, room: Room, nick: string): void {
  if (widthNow() !== 'three') view.set({ side: undefined });
  // What covers the field goes away first.
  requestAnimationFrame(() => {
    const field = [...document.querySelectorAll('textarea')].find(one => one.closest('dialog') === null);
    if (field === undefined || field.disabled)
      client.setDraft(room, room.draft + mentionAfter(room.draft, nick));
    else {
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
      // As if it was typed: the field hears of it, and it can be undone.
      document.execCommand('insertText', false, mentionAfter(field.value, nick));
    }
  });
}
