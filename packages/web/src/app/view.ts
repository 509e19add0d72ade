import type { AccountQuestion, Room } from '@salon/client';
import { Store } from './store.ts';

/** What stands at the right of the talk; below it on a narrow screen it covers all. */
export type Side =
  | { readonly panel: 'members' }
  | { readonly panel: 'profile'; readonly nick: string }
  | { readonly panel: 'search'; readonly text?: string };

/** What lies over everything else. */
export type Overlay =
  | { readonly overlay: 'switcher' }
  | { readonly overlay: 'browse' }
  | { readonly overlay: 'settings'; readonly page?: string }
  /** `wanted` is what is asked for first of who is a guest. */
  | { readonly overlay: 'account'; readonly wanted?: AccountQuestion }
  | { readonly overlay: 'room'; readonly room: Room }
  | { readonly overlay: 'shortcuts' };

/** What the field to type in is doing besides: answering a message, or giving one another text. Both are msgids. */
export interface Composing {
  readonly replyTo?: string;
  readonly editing?: string;
}

/** What the user looks at. */
export interface View {
  readonly room: Room | undefined;
  readonly side: Side | undefined;
  readonly overlay: Overlay | undefined;
  /** On a narrow screen, whether the list of rooms is drawn in from the left. */
  readonly roomsAreOpen: boolean;
  /** By the key of the room. */
  readonly composing: ReadonlyMap<string, Composing>;
  /** A message to be shown and lit up for a moment, in the room that is shown. */
  readonly highlighted: string | undefined;
}

export const view = new Store<View>({
  room: undefined,
  side: undefined,
  overlay: undefined,
  roomsAreOpen: false,
  composing: new Map(),
  highlighted: undefined,
});

/** Shows a room, and on a narrow screen nothing else. */
export function showRoom(room: Room): void {
  view.set({ room, roomsAreOpen: false, overlay: undefined, highlighted: undefined });
}

/** Closes whatever lies over everything else. */
export function closeOverlay(): void {
  view.set({ overlay: undefined });
}

/** What the field of a room is doing besides; undefined when nothing. */
export function setComposing(room: Room, composing: Composing | undefined): void {
  const all = new Map(view.now.composing);
  if (composing === undefined) all.delete(room.key);
  else all.set(room.key, composing);
  view.set({ composing: all });
}
