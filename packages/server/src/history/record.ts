/** What the journal carries, in the order in which it happened: plain JSON values. Times are milliseconds since 1970. */
export type HistoryRecord =
  | HistoryEntry
  | Redacted
  | Edited
  | RemovedBy
  | Forgotten
  | AccountForgotten
  | Moved
  | Kept;

/** What people say; everything else is only played to those who asked for events. */
export type TalkKind = 'message' | 'notice';

/** What happens where people talk; `tags` is a message of nothing but tags, such as a reaction. */
export type EventKind = 'tags' | 'join' | 'part' | 'quit' | 'kick' | 'nick' | 'topic' | 'mode';

/** Who said or did something, as others saw her. */
export interface Sender {
  readonly nick: string;
  readonly user: string;
  readonly host: string;
  readonly account?: string;
  /** Whether a program spoke for her. */
  readonly bot?: boolean;
}

/** Something that was said or happened at one place. What happened at several is an entry for each. */
export interface HistoryEntry {
  readonly type: 'entry';
  readonly kind: TalkKind | EventKind;
  /** Where: the key of a target, see `hub/history/key.ts`. */
  readonly target: string;
  /** Its msgid, if it has one: no other entry of the same target has the same. */
  readonly id?: string;
  /** Never before what the same target has already. */
  readonly at: number;
  readonly who: Sender;
  /** What was said, a topic, a reason; may be empty. */
  readonly text: string;
  /** Client-only tags as they stand on the wire. */
  readonly tags?: string;
  /** What else is to be known to show it, such as the modes that were set; the engine does not look into it. */
  readonly more?: JsonObject;
}

/** The text of an entry is taken away; that there was one stays known. */
export interface Redacted {
  readonly type: 'redacted';
  readonly target: string;
  readonly id: string;
  readonly at: number;
  /** The nick of who did it. */
  readonly by: string;
  readonly reason?: string;
}

/** The text of an entry became another one. */
export interface Edited {
  /** What of the entry's `more` became something else; `null` takes it away. */
  readonly more?: JsonObject;
  readonly type: 'edited';
  readonly target: string;
  readonly id: string;
  readonly at: number;
  readonly text: string;
}

/** All that an account said and did at or after a time is removed, wherever it was. */
export interface RemovedBy {
  readonly type: 'removed-by';
  readonly account: string;
  readonly since: number;
  readonly at: number;
}

/** All of a target is removed: its channel is nobody's any more. */
export interface Forgotten {
  readonly type: 'forgotten';
  readonly target: string;
  readonly at: number;
}

/** All direct talks of an account are removed: whoever has its name next is someone else. */
export interface AccountForgotten {
  readonly type: 'account-forgotten';
  readonly account: string;
  readonly at: number;
}

/** A target is called otherwise, as a channel that was renamed. What was under that name before is forgotten. */
export interface Moved {
  readonly type: 'moved';
  readonly target: string;
  readonly to: string;
  readonly at: number;
}

/** How long a target remembers from now on; what is not said is as the server has it. */
export interface Kept extends Retention {
  readonly type: 'kept';
  readonly target: string;
  readonly at: number;
}

/** How long things are remembered: what is older, or more, goes. Without a limit it stays for ever. */
export interface Retention {
  /** Milliseconds. */
  readonly ms?: number;
  /** How many messages; events before the oldest of them go too. */
  readonly count?: number;
}

/** A value of JSON that is an object. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

const talk: ReadonlySet<string> = new Set<TalkKind>(['message', 'notice']);

/** Whether an entry is something that was said. */
export function isTalk(kind: HistoryEntry['kind']): boolean {
  return talk.has(kind);
}
