import type { DeviceToken } from '../devices/device.ts';
import type { Origin } from '../identity.ts';
import type { SessionId, Via } from '../session.ts';
import type { Suspension } from './account.ts';

/** What can be asked about accounts. */
export type AccountQuery =
  | { readonly type: 'account'; readonly name: string }
  | { readonly type: 'accounts'; readonly mask: string }
  /** Of the asker's own account when none is named. */
  | { readonly type: 'account-sessions'; readonly name?: string };

/** What is answered about accounts. */
export type AccountAnswer = AccountInfo | AccountsAre | AccountSessions;

/** Which accounts there are. */
export interface AccountsAre {
  readonly type: 'accounts';
  readonly rows: readonly AccountRow[];
  /** Whether there were more than are shown. */
  readonly truncated: boolean;
}

/** An account among others. */
export interface AccountRow {
  readonly name: string;
  readonly verified: boolean;
  readonly suspended: boolean;
}

/** An account, as the asker may know it. */
export interface AccountInfo {
  readonly type: 'account';
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly registeredAt: number;
  /** Nicks of those who are here and logged in to it. */
  readonly online: readonly string[];
  readonly suspended: boolean;
  /** For its owner, and for who keeps accounts. */
  readonly own: OwnAccount | undefined;
}

/** What not everyone may know of an account. */
export interface OwnAccount {
  readonly nicks: readonly string[];
  readonly enforce: boolean | undefined;
  /** Whether several of its sessions may have one nick, as things stand. */
  readonly sharesNick: boolean;
  readonly verified: boolean;
  readonly suspension: Suspension | undefined;
}

/** From where an account is in use. */
export interface AccountSessions {
  readonly type: 'account-sessions';
  readonly account: string;
  readonly sessions: readonly {
    readonly session: SessionId;
    readonly nick: string;
    readonly via: Via;
    readonly origin: Origin;
    /** How its owner calls the device, if she does. */
    readonly device: string | undefined;
    /** The login token by which it came in, if it did so by one. */
    readonly token: DeviceToken | undefined;
    /** When it came in, in milliseconds since 1970. */
    readonly since: number;
    /** Whether it is the one that asked. */
    readonly current: boolean;
  }[];
}
