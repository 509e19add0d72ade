import type { ToOne } from '../audience.ts';
import type { Ban } from './ban.ts';
import type { DefconLevel } from './defcon.ts';

/** What one session is told of who is kept out of the server. */
export type BanReply = BanAdded | BanLifted | Banished | DefconSet;

/** Someone is kept out of the server from now on. */
export interface BanAdded extends ToOne {
  readonly type: 'ban-added';
  readonly ban: Ban;
  /** Nicks of those who were here and are gone now. */
  readonly gone: readonly string[];
  /** Nicks of those some of whose sessions ended, and who are here by others. */
  readonly partly?: readonly string[];
}

/** Someone is kept out no longer. */
export interface BanLifted extends ToOne {
  readonly type: 'ban-lifted';
  readonly ban: Ban;
}

/** The user's sessions are ended because she is banned. */
export interface Banished extends ToOne {
  readonly type: 'banished';
  readonly reason: string;
  /** Milliseconds since 1970; for ever when there is none. */
  readonly until: number | undefined;
}

/** The server is closed as far as this from now on. */
export interface DefconSet extends ToOne {
  readonly type: 'defcon-set';
  readonly level: DefconLevel;
}
