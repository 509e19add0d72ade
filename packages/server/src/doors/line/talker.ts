import type { Patron } from '../../services/spec.ts';
import type { Session } from '../../sessions/session.ts';
import type { LineDoorParts } from './parts.ts';

/** Who types a word, as words see her. */
export interface Talker {
  readonly session: Session;
  /** What her door needs to know. */
  readonly parts: LineDoorParts;
  /** As whom services know her. */
  readonly patron: Patron;
  /** The account that she is logged in to. */
  readonly account: string | undefined;
  /** The room to which speech goes. */
  readonly room: string | undefined;
  /** Says something to that room. */
  say(text: string): void;
  /** Shows her lines as they are. */
  show(lines: readonly string[]): void;
  /** Tells her something on the server's behalf. */
  tell(...sentences: readonly string[]): void;
  /** The room of a name in which she is, however it is written; the `#` may be left out. */
  roomNamed(name: string): string | undefined;
  /** Lets what she says go to a room in which she is. */
  choose(room: string): void;
}

/** One command of the line door. */
export interface Word {
  readonly word: string;
  /** What may follow it, for people. */
  readonly takes: string;
  readonly help: string;
  /** `rest` is what follows the word, without spaces around it. */
  readonly run: (talk: Talker, rest: string) => void | Promise<void>;
}
