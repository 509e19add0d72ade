import type { Account } from '../hub/accounts/account.ts';
import type { Origin } from '../hub/identity.ts';
import type { SessionId } from '../hub/session.ts';
import type { Command } from '../hub/signal.ts';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import type { Credentials } from '../store/credentials.ts';
import type { LoginTokens } from '../store/login-tokens.ts';
import type { Mailer } from './mailer.ts';
import type { AccountRules } from './rules.ts';

/** Who comes to the desk, by whatever door. */
export interface Visitor {
  readonly session: SessionId;
  readonly origin: Origin;
}

/** What the hub knows of accounts. */
export interface AccountFacts {
  /** The account of a name, however it is written. */
  of(name: string): Account | undefined;
  /** The account to which a nick belongs, however it is written. */
  owner(nick: string): Account | undefined;
  /** Whether who is behind a session keeps an account for others. */
  keeps(session: SessionId, account: string): boolean;
  /** The account whose secrets are kept under this. */
  ofCredential(credential: string): Account | undefined;
  /** The ids of the login tokens by which sessions of an account are logged in, where they are so by one. */
  tokensInUse(account: string): ReadonlyMap<SessionId, string>;
}

/** What the desk needs from around it. */
export interface DeskParts {
  readonly credentials: Credentials;
  readonly tokens: LoginTokens;
  readonly facts: AccountFacts;
  /** The settings that hold. */
  readonly settings: () => AccountRules;
  /** What the network is called, for messages. */
  readonly network: () => string;
  /** Without one nobody has to show that an address is hers. */
  readonly mailer: Mailer | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Wants something changed on behalf of a session. */
  readonly submit: (command: Command, session: SessionId) => void;
  /** What counts as one with where someone comes from. */
  readonly networkOf: (origin: Origin) => string;
}
