import type { MessageLine } from '@salon/protocol';
import type { Seen } from '../audience.ts';
import type { Identity } from '../identity.ts';

/** What happened to something that was said. */
export type ChangeEvent = MessageRedacted | MessageEdited;

/** What each change of a message has. */
interface MessageChanged extends Seen {
  /** No other message has the same (IRCv3 message-ids). */
  readonly id: string;
  readonly who: Identity;
  /** A channel's name, or a nick. */
  readonly target: string;
  /** The id of what was said. */
  readonly message: string;
  /** Under which key it is remembered. */
  readonly history: string;
}

/** Something that was said is taken back, or away. */
export interface MessageRedacted extends MessageChanged {
  readonly type: 'redacted';
  /** The nick of who had said it, as it was then. */
  readonly author: string;
  readonly reason: string | undefined;
}

/** Something that was said has another text. */
export interface MessageEdited extends MessageChanged {
  readonly type: 'edited';
  readonly manner: 'message' | 'notice';
  readonly text: string;
  /** The lines that `text` came in, when it came in several: only then there are line feeds in it. */
  readonly lines?: readonly MessageLine[];
}
