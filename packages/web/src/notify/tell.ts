import type { Entry, Room } from '@salon/client';
import { preferences } from '../settings/preferences.ts';
import {
  addressOf,
  headOf,
  isReadBy,
  type Notice,
  type NoticeLine,
  readNotice,
  tagOf,
  withLine,
} from './notice.ts';
import { optionsOf, showLine } from './show-notice.ts';
import { chime } from './sound.ts';

/** How long a tab keeps others from telling the same, in milliseconds. */
const claimMs = 4_000;

/** Those that this page shows itself, where no service worker does, by their tags. */
const shown = new Map<string, Notification>();

/** Calls the user for something that was said: by a sound and a notification, as she likes it. */
export async function tell(room: Room, entry: Entry): Promise<void> {
  if (!(await isOurs(entry))) return;
  const { notifications, sound } = preferences.now;
  // A sound is an extra: a browser that was not touched yet refuses it.
  if (sound) void chime().catch(() => undefined);
  if (!notifications || !('Notification' in window) || Notification.permission !== 'granted') return;
  const of = { room: room.name, isTalk: room.kind !== 'channel' };
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.active) await showLine(registration, of, lineOf(entry), true);
  else showHere(of, lineOf(entry));
}

/** Takes away what tells of a room what was read there meanwhile. */
export async function takeAway(room: Room): Promise<void> {
  const until = room.unread === 0 ? Number.POSITIVE_INFINITY : room.readUntil;
  if (until === undefined) return;
  const tag = tagOf(room.name);
  const registration = await navigator.serviceWorker?.getRegistration();
  const byWorker = (await registration?.getNotifications({ tag })) ?? [];
  const here = shown.get(tag);
  for (const one of here === undefined ? byWorker : [...byWorker, here]) {
    const notice = readNotice(one.data);
    if (notice !== undefined && isReadBy(notice, until)) one.close();
  }
}

/** Shows what a notification tells of. The router of the page does the rest. */
export function openMessage(room: string, msgid: string | undefined): void {
  window.focus();
  location.hash = addressOf(room, msgid);
}

function showHere(room: Pick<Notice, 'room' | 'isTalk'>, line: NoticeLine): void {
  const tag = tagOf(room.room);
  const notice = withLine(readNotice(shown.get(tag)?.data), room, line);
  if (notice === undefined) return;
  const head = headOf(notice);
  const one = new Notification(head, optionsOf(notice, document.baseURI, true));
  shown.set(tag, one);
  one.onclick = () => {
    one.close();
    openMessage(notice.room, line.msgid);
  };
  one.onclose = () => {
    if (shown.get(tag) === one) shown.delete(tag);
  };
}

/** Of several tabs of one user, one tells. */
async function isOurs({ msgid }: Entry): Promise<boolean> {
  if (msgid === undefined || !('locks' in navigator)) return true;
  return await new Promise(resolve => {
    void navigator.locks.request(`salon.told.${msgid}`, { ifAvailable: true }, lock => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(over => setTimeout(over, claimMs));
    });
  });
}

function lineOf({ author, text, kind, msgid, at }: Entry): NoticeLine {
  return { nick: author.nick, text, isAction: kind === 'acted', msgid, at };
}
