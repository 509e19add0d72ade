import type { Vhost } from './vhost.ts';

/** What can be asked about vhosts. */
export type VhostQuery =
  /** Of the asker's own account when none is named. */
  | { readonly type: 'vhost'; readonly account?: string }
  | { readonly type: 'vhosts-wanted' }
  | { readonly type: 'vhosts-offered' };

/** What is answered about vhosts. */
export type VhostAnswer = VhostIs | VhostsWanted | VhostsOffered;

/** What an account has to do with vhosts. */
export interface VhostIs {
  readonly type: 'vhost';
  readonly vhost: Vhost;
}

/** Which vhosts are wanted, and wait for an operator of the server. */
export interface VhostsWanted {
  readonly type: 'vhosts-wanted';
  /** How many there are, more than are shown perhaps. */
  readonly count: number;
  readonly first: readonly {
    readonly account: string;
    readonly host: string;
    /** Milliseconds since 1970. */
    readonly at: number;
  }[];
}

/** Which vhosts everyone may take. */
export interface VhostsOffered {
  readonly type: 'vhosts-offered';
  readonly hosts: readonly string[];
  /** Whether others may be requested. */
  readonly requests: boolean;
}
