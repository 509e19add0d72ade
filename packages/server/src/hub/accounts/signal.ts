import type { DeviceToken } from '../devices/device.ts';
import type { SessionId } from '../session.ts';

/** What changes accounts, and who is logged in to them. */
export type AccountCommand =
  | LogIn
  | AddAccount
  | VerifyAccount
  | RemoveAccount
  | SetAccount
  | GroupNick
  | Ghost
  | EndSession
  | EndLogins;

/** A session has proved that an account is its user's; without one she is logged out. */
export interface LogIn {
  readonly type: 'log-in';
  readonly account?: string;
  /** Under what its secrets were known as she proved it: another account that has its name by now is not hers. */
  readonly credential?: string;
  /** The login token by which she did, if it was one. */
  readonly token?: DeviceToken;
}

/**
 * Someone wants an account, or the command line adds one. Its secrets are kept already, under `credential`: the hub
 * says only whether there may be such an account, so that of two who want the same name the first one gets it.
 */
export interface AddAccount {
  readonly type: 'add-account';
  readonly account: string;
  readonly credential: string;
  /** Until when its owner must have shown that an address is hers, in milliseconds since 1970, if she must. */
  readonly verifyUntil?: number;
  /** Whether an operator of the server makes it for someone else: it is not she who is logged in to it. */
  readonly forOther?: boolean;
}

/** The owner of an account has shown that an address is hers: what she gave was checked before. */
export interface VerifyAccount {
  readonly type: 'verify-account';
  readonly account: string;
}

/** An account is to be no more: its owner wants so, an operator of the server or the command line. */
export interface RemoveAccount {
  readonly type: 'remove-account';
  readonly account: string;
}

/** The owner of an account, an operator or the command line sets something of it. */
export interface SetAccount {
  readonly type: 'set-account';
  readonly account: string;
  readonly changes: AccountChanges;
}

/** What may be set of an account. What is not named stays; `null` takes away. */
export interface AccountChanges {
  /** Whether nobody else may have its nicks, where the settings leave that to owners. */
  readonly enforce?: boolean | null;
  /** Whether several sessions may have one nick, where the settings leave that to owners. */
  readonly devices?: boolean | null;
  /** Whether its owner stays present without a session, where the settings leave that to owners. */
  readonly alwaysOn?: boolean | null;
  /** For operators of the server and the command line alone: nobody may log in to it. */
  readonly suspended?: Suspending | null;
  /** For them alone too: they gave it another password, which is kept outside of the hub. */
  readonly password?: 'set';
}

/** Why nobody is to log in to an account, and for how long: for ever when that is left out. */
export interface Suspending {
  readonly reason: string;
  readonly seconds?: number;
}

/** A user wants a nick to belong to her account: the one she has; or a nick not to any more. */
export interface GroupNick {
  readonly type: 'group-nick';
  readonly on: boolean;
  readonly nick: string;
}

/** A user wants whoever has a nick of her account to be gone, and perhaps to have it herself. */
export interface Ghost {
  readonly type: 'ghost';
  readonly nick: string;
  /** Whether she takes the nick then. */
  readonly regain: boolean;
}

/** A user ends another session of her account, an operator of the server any. */
export interface EndSession {
  readonly type: 'end-session';
  readonly target: SessionId;
}

/** Login tokens of an account count no more: the sessions that logged in by them are to end. */
export interface EndLogins {
  readonly type: 'end-logins';
  readonly account: string;
  /** The ids of the tokens. */
  readonly tokens: readonly string[];
}
