/** Everything that can be asked about how far someone has read: only she herself asks. */
export type MarkerQuery = {
  readonly type: 'read-marker';
  readonly target: string;
  readonly because?: 'joined';
};

/** What the hub answers. */
export type MarkerAnswer = MarkerIs;

/** How far the asker has read a channel, or her talk with a nick. */
export interface MarkerIs extends Marker {
  readonly type: 'read-marker';
}

/** How far someone has read. */
export interface Marker {
  /** A channel or a nick. */
  readonly target: string;
  /** The time of the last message that she read, in milliseconds since 1970; undefined when none is known. */
  readonly until: number | undefined;
}
