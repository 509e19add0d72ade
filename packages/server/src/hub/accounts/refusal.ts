import type { SessionId } from '../session.ts';

/** What has to do with accounts, and with nicks that belong to them. */
export type AccountRefusal =
  | { readonly code: 'nick-reserved'; readonly nick: string }
  /** `like` is a nick of someone's that it could be taken for. */
  | { readonly code: 'nick-lookalike'; readonly nick: string; readonly like: string }
  | { readonly code: 'registration-closed' }
  | { readonly code: 'already-logged-in' }
  | { readonly code: 'login-needed' }
  | { readonly code: 'account-taken'; readonly account: string }
  | { readonly code: 'account-lookalike'; readonly account: string }
  /** The settings name it for operators of the server. */
  | { readonly code: 'account-of-operator'; readonly account: string }
  | { readonly code: 'no-such-account'; readonly account: string }
  | { readonly code: 'account-not-yours'; readonly account: string }
  | { readonly code: 'account-unverified'; readonly account: string }
  | { readonly code: 'account-verified'; readonly account: string }
  | { readonly code: 'account-suspended'; readonly account: string; readonly reason: string }
  | { readonly code: 'too-many-nicks'; readonly max: number }
  /** It is in use in as many sessions as it may be. */
  | { readonly code: 'too-many-sessions'; readonly account: string; readonly max: number }
  /** It is not the nick that the user has now. */
  | { readonly code: 'nick-not-worn'; readonly nick: string }
  | { readonly code: 'nick-worn'; readonly nick: string }
  | { readonly code: 'nick-grouped'; readonly nick: string }
  | { readonly code: 'nick-not-grouped'; readonly nick: string }
  /** It is the name of the account itself. */
  | { readonly code: 'nick-is-account'; readonly nick: string }
  | { readonly code: 'no-such-session'; readonly target: SessionId };
