import type { Account } from '../hub/accounts/account.ts';
import type { Effect } from '../hub/effect.ts';
import { attemptNow } from './attempt.ts';
import { Codes } from './codes.ts';
import { Correspondence } from './correspondence.ts';
import { Keeping } from './keeping.ts';
import { Logins } from './logins.ts';
import type { OwnAccount } from './outcomes.ts';
import type { DeskParts, Visitor } from './parts.ts';
import { Post } from './post.ts';
import { Registrar } from './registrar.ts';
import { Secrets } from './secrets/secrets.ts';
import { Throttle } from './throttle.ts';
import { Tokens } from './tokens.ts';
import type { DeskTools } from './tools.ts';

/**
 * The desk: all of accounts that takes its time or is secret, for every door. What it finds out it returns as a value,
 * and puts nothing into words; what everyone may know of accounts the hub knows, and decides.
 */
export class Desk {
  /** Who proves that an account is hers. */
  readonly logins: Logins;
  /** Who wants one. */
  readonly registrar: Registrar;
  /** Who changes by what she proves it. */
  readonly keeping: Keeping;
  /** Who wants login tokens of hers, or has them deleted. */
  readonly tokens: Tokens;
  private readonly parts: DeskParts;
  private readonly hub = new Correspondence();

  /** `secrets` is there for tests to count by. */
  constructor(parts: DeskParts, secrets = new Secrets(() => parts.settings().hashing)) {
    const { credentials, clock, settings } = parts;
    this.parts = parts;
    const throttle = new Throttle(
      () => settings().throttle,
      () => clock.ticks(),
    );
    const codes = new Codes(credentials, () => clock.now());
    this.logins = new Logins(parts, secrets, throttle);
    const post = new Post(parts, codes);
    const tools: DeskTools = { parts, secrets, throttle, codes, post, logins: this.logins, hub: this.hub };
    this.registrar = new Registrar(tools);
    this.keeping = new Keeping(tools);
    this.tokens = new Tokens(parts);
  }

  /** Whether who makes an account must give an address that is hers. */
  get asksEmail(): boolean {
    return this.parts.mailer !== undefined && this.parts.settings().emailRequired;
  }

  /** Whether someone keeps an account for others. */
  keeps(who: Visitor, account: string): boolean {
    return this.parts.facts.keeps(who.session, account);
  }

  /** Whether what someone has proved still stands: the login token by which she did may be deleted by now. */
  isStillHers({ credential, token }: OwnAccount): boolean {
    return token === undefined || this.tokens.isKept(credential, token);
  }

  /** The account of a name, however it is written. */
  accountNamed(name: string): Account | undefined {
    return this.parts.facts.of(name);
  }

  /** The account to which a nick belongs, however it is written. */
  ownerOf(nick: string): Account | undefined {
    return this.parts.facts.owner(nick);
  }

  /** Something happened in the hub. */
  noted(effect: Effect): void {
    this.hub.noted(effect);
    if (effect.type !== 'account-removed') return;
    // What is left of it after a fault of the disk goes when the server begins the next time.
    attemptNow(this.parts, () => this.parts.credentials.remove(effect.credential));
  }

  /** Time has passed: codes that came to nothing are forgotten. */
  tidy(): void {
    attemptNow(this.parts, () => this.parts.credentials.removeExpiredCodes(this.parts.clock.now()));
  }
}
