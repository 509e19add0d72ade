import type { Observed } from './observed.ts';

/** What is known of someone without asking. */
export interface Person extends Observed {
  readonly nick: string;
  readonly userhost: string;
  readonly account: string | undefined;
  readonly realname: string | undefined;
  /** Why she is away; undefined when she is here or nothing is known. */
  readonly away: string | undefined;
  /** Metadata: `display-name`, `avatar` (a URL), `status`, `pronouns`, `homepage`, `color`; undefined when not set. */
  readonly displayName: string | undefined;
  readonly avatar: string | undefined;
  readonly status: string | undefined;
  readonly pronouns: string | undefined;
  readonly homepage: string | undefined;
  readonly color: string | undefined;
  readonly isBot: boolean;
  /** Whether she is seen on the server: always true for who shares a channel; undefined when nobody knows. */
  readonly online: boolean | undefined;
}

/** What WHOIS tells. */
export interface Profile {
  readonly nick: string;
  readonly userhost: string;
  readonly realname: string;
  readonly account: string | undefined;
  readonly away: string | undefined;
  readonly isOper: boolean;
  readonly isBot: boolean;
  readonly isSecure: boolean;
  readonly channels: readonly string[];
  readonly idleSeconds: number | undefined;
  readonly signedOnAt: number | undefined;
  /** What else the server said, in its words. */
  readonly more: readonly string[];
}

/** The user of this client. */
export interface Me extends Observed {
  readonly nick: string;
  readonly account: string | undefined;
  readonly away: string | undefined;
  readonly modes: ReadonlySet<string>;
  readonly isOper: boolean;
  readonly realname: string;
}
