/** Where lines of IRC go and come from. One for each attempt to connect. */
export interface Transport {
  /** One line, without CR LF. */
  send(line: string): void;
  close(): void;
}

/** What a transport tells. Nothing more after `closed`. */
export interface TransportEvents {
  opened(): void;
  /** One line, without CR LF. */
  line(line: string): void;
  closed(reason: string): void;
}

/** Keeps small things over restarts: drafts, which talks are open. */
export interface Keep {
  get(key: string): string | undefined;
  /** Without a value the key is forgotten. */
  set(key: string, value: string | undefined): void;
}

/** All that the client core needs of the world around it. */
export interface ClientParts {
  /** Connects; the events come later, never from within the call. */
  readonly connect: (events: TransportEvents) => Transport;
  readonly clock: {
    /** Milliseconds since 1970. */
    now(): number;
    /** Calls back once after so many milliseconds. Returns what cancels it. */
    after(ms: number, call: () => void): () => void;
  };
  readonly keep: Keep;
  /** A number from 0 up to 1, for what is spread in time. */
  readonly random: () => number;
  /** Calls back soon, once for all that changes until then: in a browser when the next frame is drawn. */
  readonly soon: (call: () => void) => void;
  /**
   * How many entries of a room are held while someone reads far back, or half as many again; what is further away is asked
   * for again when it is wanted.
   */
  readonly windowMax: number;
}
