import { isUnread, type Link, type LinkPhase, type Room } from '@salon/client';
import type { Chat } from '../app/chat.ts';
import { numbered } from '../app/order.ts';
import { clockOf } from '../talk/times.ts';
import { harmless } from '../text/harmless.ts';
import { firstRoomSeen } from './panes.ts';

/** Below this nobody feels that the server is far away. Milliseconds. */
const lagMsMin = 500;

/**
 * What the status line says: who one is, how the connection is, what is new elsewhere where no list of rooms tells it,
 * and who types.
 */
export function statusOf(chat: Chat, now: number): string {
  const { client, room, place } = chat;
  const { link, me } = client;
  const parts = [
    clockOf(now),
    `${harmless(me.nick)}${me.away === undefined ? '' : ' (away)'}`,
    linkWords(link, now),
    activityOf(chat),
    place === undefined ? '' : `reading back${behind(room)} (Escape: newest)`,
    room === undefined ? '' : typingWords(room.typing),
  ];
  return parts.filter(part => part !== '').join(' · ');
}

/** Whether the connection is not as it should be. */
export function isTroubled({ phase }: LinkPhase): boolean {
  return phase !== 'online' && phase !== 'catching-up';
}

/** What is to be said of the connection; empty when all is well. */
export function linkWords({ now: link, lagMs }: Link, now: number): string {
  switch (link.phase) {
    case 'online':
      return lagMs === undefined || lagMs < lagMsMin ? '' : `lag ${(lagMs / 1000).toFixed(1)} s`;
    case 'catching-up':
      return 'catching up…';
    case 'waiting':
      return `connection lost (${harmless(link.reason)}), again in ${Math.max(0, Math.ceil((link.retryAt - now) / 1000))} s`;
    case 'connecting':
    case 'registering':
      return 'connecting…';
    case 'refused':
      return harmless(link.refusal.text);
    case 'idle':
    case 'left':
      return '';
    default:
      return link satisfies never;
  }
}

/** The numbers of rooms with something new that are not seen in the list, as irssi tells them; `!` where someone was mentioned. */
function activityOf({ client, room: shown, layout }: Chat): string {
  const all = numbered(client);
  const from = firstRoomSeen(all, shown, layout.height);
  const isSeen = (index: number) => layout.rooms > 0 && index >= from && index < from + layout.height;
  const active = all.flatMap((room, index) => {
    if (room === shown || isSeen(index) || !isUnread(room)) return [];
    return [`${room.mentions > 0 ? '!' : ''}${index + 1}`];
  });
  return active.length === 0 ? '' : `[Act: ${active.join(',')}]`;
}

function behind(room: Room | undefined): string {
  return room === undefined || room.unread === 0 ? '' : `, ${room.unread} new below`;
}

function typingWords(nicks: readonly string[]): string {
  const [first, second, third] = nicks.map(harmless);
  if (first === undefined) return '';
  if (second === undefined) return `${first} is typing…`;
  return third === undefined ? `${first} and ${second} are typing…` : `${nicks.length} are typing…`;
}
