import type { Room } from '@salon/client';
import type { Line } from '../input/line.ts';
import { harmless } from '../text/harmless.ts';
import { excerptOf, type Known } from './acts.ts';

/** What the line is for, where it is not for something new. */
export type Composing =
  | { readonly kind: 'reply'; readonly msgid: string; readonly words: string }
  | {
      readonly kind: 'edit';
      readonly msgid: string;
      readonly words: string;
      /** What the message says now. */
      readonly text: string;
      /** What was typed before, and comes back. */
      readonly before: Line;
      /** What was typed so far, while another room is shown. */
      readonly sofar: Line | undefined;
    };

/** Answering a message. */
export function replyTo(entry: Known): Composing {
  const words = `Reply to ${harmless(entry.author.nick)}: ${excerptOf(entry)} · Enter sends, Escape drops it`;
  return { kind: 'reply', msgid: entry.msgid, words };
}

/** Giving a message another text. */
export function editOf(entry: Known, before: Line): Composing {
  const { msgid, text } = entry;
  const words = `Edit ${excerptOf(entry)} · Enter changes it, Escape does not`;
  return { kind: 'edit', msgid, words, text, before, sofar: undefined };
}

/** What the lines of rooms are for. */
export class Composings {
  private readonly byRoom = new WeakMap<Room, Composing>();

  of(room: Room | undefined): Composing | undefined {
    return room === undefined ? undefined : this.byRoom.get(room);
  }

  set(room: Room, composing: Composing | undefined): void {
    if (composing === undefined) this.byRoom.delete(room);
    else this.byRoom.set(room, composing);
  }
}
