import { fold } from '@salon/protocol';
import { type Account, isVerified, suspensionOf } from '../hub/accounts/account.ts';
import type { Credential } from '../store/credentials.ts';
import { attempt, attemptNow } from './attempt.ts';
import type { LoginOutcome } from './outcomes.ts';
import type { DeskParts, Visitor } from './parts.ts';
import type { Prover, ScramAttempt } from './sasl/mechanism.ts';
import type { Secrets } from './secrets/secrets.ts';
import { isToken, tokenWith } from './secrets/token.ts';
import type { Throttle } from './throttle.ts';

/** Finds out whether an account is someone's. Nothing here logs anyone in: that is for who asked. */
export class Logins {
  private readonly parts: DeskParts;
  private readonly secrets: Secrets;
  private readonly throttle: Throttle;

  constructor(parts: DeskParts, secrets: Secrets, throttle: Throttle) {
    this.parts = parts;
    this.secrets = secrets;
    this.throttle = throttle;
  }

  /** By a login token, when it looks like one, or else by the password. */
  async byPassword(who: Visitor, name: string, given: string): Promise<LoginOutcome> {
    return isToken(given) ? this.byToken(who, name, given) : await this.byOwnPassword(who, name, given);
  }

  /**
   * By the password alone, of which no login token takes the place. It is as much work, and takes as long, where there
   * is no such account, or none of its own.
   */
  byOwnPassword(who: Visitor, name: string, password: string): Promise<LoginOutcome> {
    return attempt(this.parts, async () => {
      const wait = this.secondsToWait(who, name);
      if (wait !== undefined) return wait;
      const { account, credential } = this.known(name);
      const checked = await this.secrets.check(credential?.passwordHash, password, this.fromOf(who));
      if (checked.verdict === 'busy') return { is: 'busy' };
      // Others who tried at the same time may have been wrong too often by now.
      const late = this.secondsToWait(who, name);
      if (late !== undefined) return late;
      if (checked.verdict === 'wrong' || account === undefined) return this.wrong(who, name);
      if (checked.renew && credential !== undefined) await this.renew(credential, password, this.fromOf(who));
      return this.right(who, account);
    });
  }

  /** By a login token, which nobody guesses: it is cheap to check. One that is wrong counts as a wrong password. */
  private byToken(who: Visitor, name: string, secret: string): LoginOutcome {
    const { tokens, clock } = this.parts;
    return attemptNow(this.parts, () => {
      const wait = this.secondsToWait(who, name);
      if (wait !== undefined) return wait;
      const account = this.parts.facts.of(name);
      const token = account && tokenWith(tokens.of(account.credential), secret);
      if (account === undefined || token === undefined) return this.wrong(who, name);
      const outcome = this.right(who, account);
      if (outcome.is !== 'proved') return outcome;
      // A disk that is full is no reason to keep her out.
      attemptNow(this.parts, () => tokens.used(account.credential, token.id, clock.now(), who.origin.host));
      return { ...outcome, token: { id: token.id, name: token.name } };
    });
  }

  /** By the certificate that her client showed. It cannot be guessed, so that nobody has to wait. */
  byCertificate(who: Visitor, name: string | undefined): LoginOutcome {
    const { facts, credentials } = this.parts;
    const { certfp } = who.origin;
    if (certfp === undefined) return { is: 'wrong' };
    return attemptNow(this.parts, () => {
      const credential = credentials.byFingerprint(certfp);
      const account = credential === undefined ? undefined : facts.ofCredential(credential);
      if (account === undefined || (name !== undefined && keyOf(name) !== keyOf(account.name))) {
        return { is: 'wrong' };
      }
      return this.right(who, account);
    });
  }

  /** By SCRAM: for a name without an account, or without a password, with keys that nobody can know. */
  byScram(who: Visitor, name: string): ScramAttempt | LoginOutcome {
    return attemptNow(this.parts, () => {
      const wait = this.secondsToWait(who, name);
      if (wait !== undefined) return wait;
      const { account, credential } = this.known(name);
      const keys = credential?.scram ?? this.secrets.decoyScram(keyOf(name));
      const isReal = account !== undefined && credential?.scram !== undefined;
      const finish = (isProved: boolean) => {
        const late = this.secondsToWait(who, name);
        if (late !== undefined) return late;
        return isProved && isReal ? this.right(who, account) : this.wrong(who, name);
      };
      return { keys, finish };
    });
  }

  /** Who proves things for someone, as the mechanisms of SASL ask for it. */
  proverFor(who: Visitor): Prover {
    return {
      byPassword: (account, password) => this.byPassword(who, account, password),
      byCertificate: account => this.byCertificate(who, account),
      byScram: account => this.byScram(who, account),
    };
  }

  /** That someone must wait before she may give another password or code for an account, if so. */
  secondsToWait(who: Visitor, name: string): Extract<LoginOutcome, { is: 'throttled' }> | undefined {
    const seconds = this.throttle.secondsToLogIn(this.fromOf(who), keyOf(name));
    return seconds === undefined ? undefined : { is: 'throttled', seconds };
  }

  /** Counts that someone gave a wrong password or code for an account. */
  wrong(who: Visitor, name: string): Extract<LoginOutcome, { is: 'wrong' }> {
    const { logger, networkOf } = this.parts;
    const { host } = who.origin;
    this.throttle.failed(networkOf(who.origin), keyOf(name));
    logger.info({ session: who.session, host }, `${host} could not prove to own the account ${keyOf(name)}`);
    return { is: 'wrong' };
  }

  /** Notes that someone has proved that an account is hers, and says what is the matter with it, if anything is. */
  private right(who: Visitor, { name, credential }: Account): LoginOutcome {
    const { facts, networkOf, clock } = this.parts;
    // While it was checked it may have become another one.
    const account = facts.ofCredential(credential);
    if (account === undefined) return { is: 'wrong' };
    this.throttle.succeeded(networkOf(who.origin), keyOf(name));
    if (!isVerified(account)) return { is: 'unverified', account: account.name };
    const suspended = suspensionOf(account, clock.now());
    if (suspended === undefined) return { is: 'proved', account: account.name, credential };
    return { is: 'suspended', account: account.name, reason: suspended.reason };
  }

  private fromOf({ origin }: Visitor): string {
    return this.parts.networkOf(origin);
  }

  private known(name: string): { readonly account?: Account; readonly credential?: Credential } {
    const account = this.parts.facts.of(name);
    if (account === undefined) return {};
    const credential = this.parts.credentials.get(account.credential);
    return credential === undefined ? { account } : { account, credential };
  }

  /** Keeps a password as passwords are kept now, unless it was changed meanwhile, or there is too much to do. */
  private async renew({ id, passwordHash }: Credential, password: string, from: string): Promise<void> {
    const { credentials, clock } = this.parts;
    const made = await this.secrets.make(password, from);
    if (made === 'busy' || credentials.get(id)?.passwordHash !== passwordHash) return;
    credentials.setPassword(id, made, clock.now());
  }
}

/** The name of an account as it is compared and counted by: no longer than any account's. */
function keyOf(name: string): string {
  return fold(name, 'ascii').slice(0, keyCharsMax);
}

/** No nick is longer, whatever the settings allow. */
const keyCharsMax = 64;
