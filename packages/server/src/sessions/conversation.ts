import type { Event, Reply } from '../hub/effect.ts';
import type { LineFault } from './line-framer.ts';

/** One side of the talk with one connection: what is said to a client by the rules of its door. */
export interface Conversation {
  /** A line came. */
  heard(line: string): void;
  /** A line came that cannot be taken; it is given as far as it can be read, unless it is far too long. */
  misheard(fault: LineFault, garbled?: string): void;
  /**
   * Something happened to this session. Coming into a channel and another nick are noted before they are shown, so
   * that they are shown as things stand then; everything else after it was shown.
   */
  noted(effect: Event | Reply): void;
  /** The server allows something else from now on, as tokens of RPL_ISUPPORT say it. */
  allowed?(tokens: readonly string[]): void;
  /** Where clients are to come by TLS, or for how long to stay with it, is another matter from now on. */
  stsChanged?(): void;
  /** Whether accounts can be made, or how, is another matter from now on. */
  registrationChanged?(): void;
  /** Nothing was heard for as long as may be. */
  silentTooLong(): void;
  /** The one behind it wants to go, at once (telnet's interrupt). */
  interrupted(): void;
  /** The connection is closed from this side before anything else could be said: the last words. */
  farewell(reason: string): string;
}
