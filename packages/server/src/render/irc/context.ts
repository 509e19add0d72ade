import type { AnnouncedLimits } from '@salon/protocol';
import type { MetadataLimits } from '../../hub/metadata/limits.ts';

/** What IRC readers are told about the server. */
export interface IrcContext {
  readonly serverName: string;
  readonly network: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly motd: readonly string[];
  readonly limits: AnnouncedLimits;
  readonly metadata: MetadataLimits;
  /** How many connections have not registered yet. */
  readonly newcomers: () => number;
  /** What ADMIN shows: where, who and how to write to them; nothing where all of it is empty. */
  readonly admin: { readonly location: string; readonly organisation: string; readonly email: string };
  /** The names under which someone may become an operator of the server. */
  readonly operators: readonly string[];
  /** How the settings are called in the answer to REHASH: mostly the name of a file. */
  readonly settingsName: string;
  /** How often each verb was used, for those that were. */
  readonly uses: () => Iterable<readonly [verb: string, count: number]>;
  /** What operators did, the newest first; of a word only what has to do with it. */
  readonly audit: (count: number, word: string | undefined) => readonly AuditedAct[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The public key by which push servers know this server (RFC 8292), if it sends push messages. */
  readonly vapid: string | undefined;
  /** Where files may be uploaded (draft/FILEHOST), if they may. */
  readonly filehost: string | undefined;
}

/** Something that an operator of the server did. */
export interface AuditedAct {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly oper: string;
  readonly nick: string;
  readonly action: string;
  readonly target: string;
  readonly detail: string;
}
