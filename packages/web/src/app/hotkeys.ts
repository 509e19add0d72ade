import { type ChatClient, isUnread, type Room } from '@salon/client';
import { roomBeside } from '../rooms/order.ts';
import { showRoom, view } from './view.ts';
import { widthNow } from './width.ts';

/** What keys do everywhere on the page. */
export interface Hotkey {
  /** As `pressOf` calls it. */
  readonly press: string;
  /** The key of its words, behind `app.shortcut.`; undefined for one that is listed with another. */
  readonly words: string;
  /** Returns false where it does not apply, so that the browser does what it would. */
  readonly run: (client: ChatClient) => boolean;
  /** Whether it holds while something is typed too. */
  readonly whileTyping: boolean;
}

export const hotkeys: readonly Hotkey[] = [
  { press: 'Mod+K', words: 'switcher', whileTyping: true, run: toggleSwitcher },
  { press: 'Mod+F', words: 'search', whileTyping: true, run: openSearch },
  { press: 'Alt+ArrowUp', words: 'roomAbove', whileTyping: true, run: client => go(client, -1) },
  { press: 'Alt+ArrowDown', words: 'roomBelow', whileTyping: true, run: client => go(client, 1) },
  {
    press: 'Alt+Shift+ArrowUp',
    words: 'unreadAbove',
    whileTyping: true,
    run: client => go(client, -1, isUnread),
  },
  {
    press: 'Alt+Shift+ArrowDown',
    words: 'unreadBelow',
    whileTyping: true,
    run: client => go(client, 1, isUnread),
  },
  { press: 'Escape', words: 'escape', whileTyping: true, run: closeOrRead },
  { press: '?', words: 'shortcuts', whileTyping: false, run: openShortcuts },
];

function go(client: ChatClient, by: 1 | -1, isWanted?: (room: Room) => boolean): boolean {
  if (view.now.overlay !== undefined) return false;
  const room = roomBeside(client.rooms.all, view.now.room, by, isWanted);
  if (room !== undefined) showRoom(room);
  return true;
}

function toggleSwitcher(): boolean {
  const { overlay } = view.now;
  if (overlay !== undefined && overlay.overlay !== 'switcher') return false;
  view.set({ overlay: overlay === undefined ? { overlay: 'switcher' } : undefined });
  return true;
}

/** The second time, the browser searches the page by itself. */
function openSearch(): boolean {
  const { overlay, side } = view.now;
  if (overlay !== undefined || side?.panel === 'search') return false;
  view.set({ side: { panel: 'search' }, roomsAreOpen: false });
  return true;
}

function openShortcuts(): boolean {
  if (view.now.overlay !== undefined) return false;
  view.set({ overlay: { overlay: 'shortcuts' } });
  return true;
}

/** Closes what stands beside the talk for a while; when there is nothing such, all that is there has been read. */
function closeOrRead(client: ChatClient): boolean {
  const { overlay, side, room, highlighted, roomsAreOpen } = view.now;
  // Dialogs close by themselves.
  if (overlay !== undefined || roomsAreOpen) return false;
  const standsBeside = side?.panel === 'members' && widthNow() === 'three';
  if (side !== undefined && !standsBeside) view.set({ side: undefined });
  else if (highlighted !== undefined) view.set({ highlighted: undefined });
  else if (room !== undefined) client.markRead(room);
  return true;
}
