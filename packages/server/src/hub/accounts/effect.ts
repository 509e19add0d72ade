import type { ToOne } from '../audience.ts';
import type { Identity } from '../identity.ts';
import type { Refusal } from '../refusal.ts';
import type { SessionId } from '../session.ts';
import type { AccountChanges } from './signal.ts';

/** What one session is told of accounts. */
export type AccountReply =
  | AccountAdded
  | AccountNotAdded
  | AccountVerified
  | AccountRemoved
  | AccountSet
  | NickGrouped
  | LoggedIn
  | LoggedOut
  | Ghosted
  | SessionEnded
  | LoginsEnded;

/** There is an account more. */
export interface AccountAdded extends ToOne {
  readonly type: 'account-added';
  readonly account: string;
  /** Under which its secrets are known outside of the hub. */
  readonly credential: string;
  /** Whether it can be used at once; else its owner has to show first that an address is hers. */
  readonly verified: boolean;
}

/** An account could not be added. */
export interface AccountNotAdded extends ToOne {
  readonly type: 'account-not-added';
  readonly account: string;
  readonly credential: string;
  readonly refusal: Refusal;
}

/** The owner of an account has shown that an address is hers: it can be used. */
export interface AccountVerified extends ToOne {
  readonly type: 'account-verified';
  readonly account: string;
}

/** There is an account less. */
export interface AccountRemoved extends ToOne {
  readonly type: 'account-removed';
  readonly account: string;
  readonly credential: string;
}

/** Something of an account is set otherwise. */
export interface AccountSet extends ToOne {
  readonly type: 'account-set';
  readonly account: string;
  readonly changes: AccountChanges;
}

/** A nick belongs to an account besides its name, or does not any more. */
export interface NickGrouped extends ToOne {
  readonly type: 'nick-grouped';
  readonly account: string;
  readonly nick: string;
  readonly on: boolean;
}

/** A session is told that its user is logged in to an account. */
export interface LoggedIn extends ToOne {
  readonly type: 'logged-in';
  /** As she is now. */
  readonly who: Identity;
  readonly account: string;
}

/** A session is told that its user is logged in to no account any more. */
export interface LoggedOut extends ToOne {
  readonly type: 'logged-out';
  readonly who: Identity;
}

/** Whoever had a nick of the user's account has gone, or has another one. */
export interface Ghosted extends ToOne {
  readonly type: 'ghosted';
  readonly nick: string;
}

/** Another session of the user's account was ended as she wanted. */
export interface SessionEnded extends ToOne {
  readonly type: 'session-ended';
  readonly target: SessionId;
}

/** Login tokens of an account count no more. Nobody is shown it: who deleted them was told. */
export interface LoginsEnded extends ToOne {
  readonly type: 'logins-ended';
  /** Under which the secrets of the account are known outside of the hub. */
  readonly credential: string;
  /** The ids of the tokens. */
  readonly tokens: readonly string[];
}
