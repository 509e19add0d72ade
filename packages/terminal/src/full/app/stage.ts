import type { ChatClient, Room } from '@salon/client';
import type { Layout } from '../screens/layout.ts';
import type { Switch } from '../world/profile.ts';
import type { Question } from './asking.ts';
import type { Overlay } from './overlay.ts';
import type { Places } from './places.ts';
import type { Speaking } from './speaking.ts';

/** What a chat needs of the terminal. */
export interface Hands {
  size(): { readonly columns: number; readonly rows: number };
  ring(): void;
  /** Turns something of this terminal on or off, for good. */
  turn(what: Switch, isOn: boolean): void;
  redraw(): void;
  suspend(): void;
  /** Ends the program; others are told the reason, if there is one. */
  leave(reason?: string): void;
  /** A login was made by a command: this device is to stay logged in. */
  loggedIn(): void;
  /** The user is a guest from now on: what this device logged in by is to be forgotten. */
  loggedOut(): void;
  /** Puts a text on the clipboard, where the terminal has one and allows it. */
  copy(text: string): void;
}

/** What the parts of a chat need of the whole. */
export interface Stage {
  readonly client: ChatClient;
  readonly hands: Hands;
  readonly places: Places;
  readonly speaking: Speaking;
  /** The one that is shown. */
  readonly room: Room | undefined;
  readonly roomBefore: Room | undefined;
  readonly layout: Layout;
  wantsMembers: boolean;
  /** Whether those who come and go one after the other are told in one sentence. */
  isFolded: boolean;
  show(room: Room): void;
  /** Chooses a message of the room that is shown, by the key of its entry. */
  choose(room: Room, key: string): void;
  /** Someone clicked on a message of it. */
  clickOn(room: Room, key: string): void;
  open(overlay: Overlay): void;
  /** Asks something in place of the line. Nothing is called when there is to be no answer. */
  ask(question: Question, answered: (answer: string) => void): void;
  /** Says something in passing, until a key is pressed. */
  tell(text: string): void;
  /** Something that is drawn is another now. */
  changed(): void;
}
