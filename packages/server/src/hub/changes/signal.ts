import type { MessageLine } from '@salon/protocol';
import type { SessionId } from '../session.ts';
import type { Manner } from '../signal.ts';

/** Commands that change what is remembered. */
export type ChangeCommand = Redact | Edit;

/** A user takes back what she said, or an operator of the channel what someone said (IRCv3 message-redaction). */
export interface Redact {
  readonly type: 'redact';
  /** A channel, or the nick of the other one. */
  readonly target: string;
  readonly message: KnownMessage;
  readonly reason?: string;
}

/** A user gives what she said another text. */
export interface Edit {
  readonly type: 'edit';
  /** A channel, or the nick of the other one. */
  readonly target: string;
  readonly message: KnownMessage;
  readonly text: string;
  /** The lines that `text` came in, when it came in several: only then there are line feeds in it. */
  readonly lines?: readonly MessageLine[];
}

/** What the history knows of something that was said: the hub itself remembers none of it. */
export interface KnownMessage {
  /** Its msgid. */
  readonly id: string;
  /** Under which key it is remembered. */
  readonly key: string;
  /** When it was said; milliseconds since 1970. */
  readonly at: number;
  readonly manner: Manner;
  readonly by: Speaker;
}

/** Who said something. */
export interface Speaker {
  /** As she was called then. */
  readonly nick: string;
  readonly account?: string;
  /** In which session she said it, if she had no account. Sessions count anew when the server begins again. */
  readonly session?: SessionId;
}
