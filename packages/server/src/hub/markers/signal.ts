/** Everything that can change how far someone has read. */
export type MarkerCommand = MarkRead;

/** A user has read a channel, or her talk with a nick, until a time. */
export interface MarkRead {
  readonly type: 'mark-read';
  readonly target: string;
  /** The time of the last message that she read, in milliseconds since 1970. */
  readonly until: number;
}
