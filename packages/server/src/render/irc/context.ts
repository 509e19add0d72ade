import type { AnnouncedLimits } from '@salon/protocol';

/** What IRC readers are told about the server. */
export interface IrcContext {
  readonly serverName: string;
  readonly network: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly motd: readonly string[];
  readonly limits: AnnouncedLimits;
  /** How many connections have not registered yet. */
  readonly newcomers: () => number;
}
