import { abilitiesFor, type Entry } from '@salon/client';
import { withoutFormat } from '@salon/client/text';
import type { TFunction } from 'i18next';
import type { Store } from '../app/store.ts';
import { setComposing } from '../app/view.ts';
import { toast } from '../ui/toasts.ts';
import type { KeyAction } from './keys.ts';
import type { Marks } from './marks.ts';
import type { Talk } from './talk.ts';

export function reply({ room }: Talk, entry: Entry): void {
  if (entry.msgid !== undefined) setComposing(room, { replyTo: entry.msgid });
}

export function edit({ room }: Talk, entry: Entry): void {
  if (entry.msgid !== undefined) setComposing(room, { editing: entry.msgid });
}

/** Gives a reaction, or takes it back. */
export async function react({ client, room }: Talk, entry: Entry, value: string): Promise<void> {
  if (entry.msgid === undefined) return;
  const outcome = await client.react(room, entry.msgid, value);
  if (!outcome.ok) toast(outcome.text, { kind: 'failure' });
}

export async function remove({ client, room }: Talk, entry: Entry): Promise<void> {
  if (entry.msgid === undefined) return;
  const outcome = await client.remove(room, entry.msgid);
  if (!outcome.ok) toast(outcome.text, { kind: 'failure' });
}

/** Copies something, and says how that went. */
export async function copy(text: string, t: TFunction): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('timeline.copied'));
  } catch {
    // A page that does not come by https has no clipboard, and a browser may refuse.
    toast(t('timeline.notCopied'), { kind: 'failure' });
  }
}

export function copyText(entry: Entry, t: TFunction): Promise<void> {
  return copy(withoutFormat(entry.text), t);
}

/** What a key does with an entry that has the focus; false when it does nothing. */
export function actOn(
  talk: Talk,
  marks: Store<Marks>,
  entry: Entry,
  action: KeyAction,
  row: HTMLElement,
  t: TFunction,
): boolean {
  const can = abilitiesFor(talk.client, talk.room, entry);
  if (action === 'reply' && can.reply) reply(talk, entry);
  else if (action === 'edit' && can.edit) edit(talk, entry);
  else if (action === 'react' && can.react)
    marks.set({ picking: { key: entry.key, at: row.getBoundingClientRect() } });
  else if (action === 'delete' && can.remove) marks.set({ deleting: entry.key });
  else if (action === 'copy' && entry.text !== '') void copyText(entry, t);
  else return false;
  return true;
}
