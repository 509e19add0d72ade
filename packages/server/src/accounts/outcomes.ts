import type { DeviceToken } from '../hub/devices/device.ts';
import type { Refusal } from '../hub/refusal.ts';
import type { PasswordFault } from './secrets/prepared.ts';

/** A password is none that may be set. */
export interface BadPassword {
  readonly is: 'bad-password';
  readonly fault: PasswordFault;
  /** How many characters a password must have. */
  readonly charsMin: number;
}

/** Why something was not even tried: too many tries, too much to do, or a disk that does not save. */
export type NotTried =
  | { readonly is: 'throttled'; readonly seconds: number }
  | { readonly is: 'busy' }
  | { readonly is: 'unavailable' };

/** An account that is someone's. Its credential tells it from one that is made under its name when it is no more. */
export interface OwnAccount {
  readonly account: string;
  readonly credential: string;
  /** The login token by which she proved it, if it was one. */
  readonly token?: DeviceToken;
  /** How she calls the device from which she comes, if she does. */
  readonly device?: string;
}

/** What comes of proving that an account is one's own. Only who proved it is told what is the matter with it. */
export type LoginOutcome =
  | ({ readonly is: 'proved' } & OwnAccount)
  /** There is no such account, or what was given is not its password: nobody is told which. */
  | { readonly is: 'wrong' }
  | { readonly is: 'unverified'; readonly account: string }
  | { readonly is: 'suspended'; readonly account: string; readonly reason: string }
  /** What was sent cannot be read. */
  | { readonly is: 'malformed' }
  | NotTried;

/** What is wrong with an address that someone gives for mail. */
export type EmailFault = 'missing' | 'malformed' | 'not-reached';

/** What comes of wanting an account. */
export type RegisterOutcome =
  | ({ readonly is: 'registered' } & OwnAccount)
  /** A code was sent to an address, which `verify` takes. */
  | { readonly is: 'code-sent'; readonly account: string; readonly email: string }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | BadPassword
  | { readonly is: 'bad-email'; readonly fault: EmailFault }
  | NotTried;

/** What comes of giving a code that was sent to an address. */
export type CodeOutcome =
  | ({ readonly is: 'done' } & OwnAccount)
  /** It is not the one that was sent, or not any more, or none was sent: nobody is told which. */
  | { readonly is: 'wrong-code' }
  | BadPassword
  | NotTried;

/** What comes of wanting a code to be sent. Who may not know whether there is anything to send is not told. */
export type SendOutcome =
  | { readonly is: 'sent' }
  | { readonly is: 'no-mail' }
  | { readonly is: 'bad-email'; readonly fault: EmailFault }
  | NotTried;

/** What comes of setting something of one's account. */
export type ChangeOutcome =
  | { readonly is: 'done' }
  /** A code was sent to the address, which is the account's as soon as it is given back. */
  | { readonly is: 'code-sent'; readonly email: string }
  | { readonly is: 'no-such-account' }
  | { readonly is: 'wrong' }
  /** A login token is not enough for that. */
  | { readonly is: 'password-needed' }
  | BadPassword
  | { readonly is: 'bad-email'; readonly fault: EmailFault }
  | { readonly is: 'bad-fingerprint' }
  | { readonly is: 'fingerprint-taken' }
  | { readonly is: 'fingerprint-unknown' }
  | { readonly is: 'too-many-fingerprints'; readonly max: number }
  | NotTried;

/** A login token, as its owner may see it. Times are milliseconds since 1970. */
export interface TokenShown extends DeviceToken {
  readonly createdAt: number;
  /** When someone logged in with it last, and from which host. */
  readonly used: { readonly at: number; readonly from: string } | undefined;
  /** Whether the session that asks is logged in by it, or else another one that is here. */
  readonly inUse: 'here' | 'elsewhere' | undefined;
}

/** What comes of wanting a login token: its secret can be read this once. */
export type TokenAddOutcome =
  | { readonly is: 'token-added'; readonly token: DeviceToken; readonly secret: string }
  | { readonly is: 'no-such-account' }
  | { readonly is: 'bad-token-name'; readonly charsMax: number }
  | { readonly is: 'too-many-tokens'; readonly max: number }
  | NotTried;

/** What comes of deleting login tokens. */
export type TokenRemoveOutcome =
  | { readonly is: 'tokens-removed'; readonly tokens: readonly DeviceToken[] }
  | { readonly is: 'no-such-account' }
  | { readonly is: 'token-unknown' }
  /** Several have the name that was given. */
  | { readonly is: 'token-ambiguous' }
  | NotTried;
