/** What the hub needs to know of the settings about what is remembered. */
export interface HistoryLimits {
  /** Whether anything is remembered. */
  readonly on: boolean;
  /** For how many days, where nobody says otherwise; 0 for ever. */
  readonly days: number;
  /** How many messages of a place, where nobody says otherwise; 0 for any number. */
  readonly count: number;
  /** In how many places it is noted how far an account, or a guest, has read. */
  readonly markersMax: number;
  /** For how many days a founder may have her channel remember at most; 0 for any number. */
  readonly daysMax: number;
  /** How many messages a founder may have her channel remember at most; 0 for any number. */
  readonly countMax: number;
  /** Whether owners of accounts may remove all that they said. */
  readonly ownRemovable: boolean;
  /** Whether who comes into a channel is told what it remembers. */
  readonly toldOnJoin: boolean;
  /** Who may read what a channel remembers, where its founder does not say otherwise. */
  readonly readable: Readership;
  /** How long one may take back what one said; 0 for not at all. */
  readonly redactSeconds: number;
  /** How long one may give what one said another text; 0 for not at all. */
  readonly editSeconds: number;
}

/** Who may read a channel's history: members since they came in, members, or whoever may come in. */
export const readerships = ['joined', 'members', 'all'] as const;

/** One of `readerships`. */
export type Readership = (typeof readerships)[number];
