import type { Account } from '../hub/accounts/account.ts';
import { serverSession } from '../hub/session.ts';
import type { Fingerprint } from '../store/credentials.ts';
import { attempt, attemptNow } from './attempt.ts';
import { isMailAddress } from './mail/address.ts';
import type { ChangeOutcome, CodeOutcome, NotTried, SendOutcome } from './outcomes.ts';
import type { Visitor } from './parts.ts';
import { passwordFault } from './secrets/prepared.ts';
import { isToken } from './secrets/token.ts';
import { type DeskTools, wrongCode } from './tools.ts';

/**
 * By what someone may change what is secret of an account: its password, or that she keeps accounts, which is for who
 * asks the desk to know.
 */
export type Warrant = { readonly password: string } | 'keeper';

/** Changes how the owner of an account proves that it is hers. Whose it is was found out before. */
export class Keeping {
  private readonly tools: DeskTools;

  constructor(tools: DeskTools) {
    this.tools = tools;
  }

  /**
   * Sets another password. Codes for that which are on their way count no more, nor do login tokens, but for the one by
   * which she is logged in who does it; their sessions end.
   */
  setPassword(who: Visitor, name: string, warrant: Warrant, password: string): Promise<ChangeOutcome> {
    return attempt<ChangeOutcome>(this.tools.parts, async () => {
      const account = await this.warranted(who, name, warrant);
      return 'is' in account ? account : await this.takePassword(who, account, password);
    });
  }

  /**
   * Sets another address, or none. Where mail can be sent its owner has to give a code back first, unless who keeps
   * accounts says that it is hers.
   */
  setEmail(who: Visitor, name: string, warrant: Warrant, email: string | undefined): Promise<ChangeOutcome> {
    const { parts, throttle, post } = this.tools;
    return attempt<ChangeOutcome>(parts, async () => {
      if (email !== undefined && !isMailAddress(email)) return { is: 'bad-email', fault: 'malformed' };
      const account = await this.warranted(who, name, warrant);
      if ('is' in account) return account;
      if (email === undefined || parts.mailer === undefined || warrant === 'keeper') {
        const now = parts.clock.now();
        const verifiedAt = warrant === 'keeper' ? now : undefined;
        parts.credentials.setEmail(account.credential, email, verifiedAt, now);
        return { is: 'done' };
      }
      const seconds = throttle.secondsToRegister(parts.networkOf(who.origin));
      if (seconds !== undefined) return { is: 'throttled', seconds };
      const isTaken = await post.send(account, 'email', email);
      return isTaken ? { is: 'code-sent', email } : { is: 'bad-email', fault: 'not-reached' };
    });
  }

  /** Takes the code that was sent to another address, which is the account's from then on. */
  async confirmEmail(who: Visitor, name: string, code: string): Promise<CodeOutcome> {
    const { parts, codes, logins } = this.tools;
    return attemptNow<CodeOutcome>(parts, () => {
      const wait = logins.secondsToWait(who, name);
      if (wait !== undefined) return wait;
      const account = parts.facts.of(name);
      const address = account && codes.check(account.credential, 'email', code);
      if (account === undefined || address === undefined) return wrongCode(logins, who, name);
      const now = parts.clock.now();
      parts.credentials.setEmail(account.credential, address, now, now);
      return { is: 'done', account: account.name, credential: account.credential };
    });
  }

  /** Sends a code for another password to the owner of an account. Whether there is anyone to send to is not told. */
  async sendReset(who: Visitor, name: string): Promise<SendOutcome> {
    const { parts, throttle, post } = this.tools;
    return attemptNow<SendOutcome>(parts, () => {
      if (parts.mailer === undefined) return { is: 'no-mail' };
      const seconds = throttle.secondsToRegister(parts.networkOf(who.origin));
      if (seconds !== undefined) return { is: 'throttled', seconds };
      const account = parts.facts.of(name);
      const kept = account && parts.credentials.get(account.credential);
      // Nobody's box is to be filled from many addresses either.
      const mayBeSent = account && throttle.secondsToRegister(`mail ${account.credential}`) === undefined;
      if (mayBeSent && kept?.email !== undefined && kept.emailVerifiedAt !== undefined) {
        post.sendLater(account, 'reset', kept.email);
      }
      return { is: 'sent' };
    });
  }

  /** Takes the code of `sendReset`, and sets another password. */
  resetPassword(who: Visitor, name: string, code: string, password: string): Promise<CodeOutcome> {
    const { parts, codes, logins } = this.tools;
    return attempt<CodeOutcome>(parts, async () => {
      const wait = logins.secondsToWait(who, name);
      if (wait !== undefined) return wait;
      const { passwordCharsMin: charsMin } = parts.settings();
      const fault = passwordFault(password, charsMin);
      if (fault !== undefined) return { is: 'bad-password', fault, charsMin };
      const account = parts.facts.of(name);
      if (!account || codes.check(account.credential, 'reset', code) === undefined) {
        return wrongCode(logins, who, name);
      }
      const taken = await this.takePassword(who, account, password);
      return taken.is === 'done'
        ? { is: 'done', account: account.name, credential: account.credential }
        : taken;
    });
  }

  /** Lets a certificate stand for an account: SHA-256 of it in hexadecimal digits, or the one that she shows. */
  addCertificate(who: Visitor, name: string, given = who.origin.certfp ?? ''): ChangeOutcome {
    const { facts, credentials, settings, clock } = this.tools.parts;
    return attemptNow<ChangeOutcome>(this.tools.parts, () => {
      const account = facts.of(name);
      const fingerprint = fingerprintOf(given);
      if (account === undefined) return { is: 'no-such-account' };
      if (fingerprint === undefined) return { is: 'bad-fingerprint' };
      const max = settings().certificatesPerAccountMax;
      if (credentials.fingerprintsOf(account.credential).length >= max)
        return { is: 'too-many-fingerprints', max };
      const added = credentials.addFingerprint(account.credential, fingerprint, clock.now());
      return { is: added === 'taken' ? 'fingerprint-taken' : 'done' };
    });
  }

  /** Lets a certificate stand for an account no longer. */
  removeCertificate(name: string, given: string): ChangeOutcome {
    const { facts, credentials } = this.tools.parts;
    return attemptNow<ChangeOutcome>(this.tools.parts, () => {
      const account = facts.of(name);
      if (account === undefined) return { is: 'no-such-account' };
      const isGone = credentials.removeFingerprint(account.credential, fingerprintOf(given) ?? '');
      return { is: isGone ? 'done' : 'fingerprint-unknown' };
    });
  }

  /** The certificates that stand for an account. */
  certificates(name: string): readonly Fingerprint[] | NotTried {
    const { facts, credentials } = this.tools.parts;
    return attemptNow(this.tools.parts, () => {
      const account = facts.of(name);
      return account === undefined ? [] : credentials.fingerprintsOf(account.credential);
    });
  }

  /** The account that someone may change; or why she may not. */
  private async warranted(who: Visitor, name: string, warrant: Warrant): Promise<Account | ChangeOutcome> {
    const { facts } = this.tools.parts;
    if (warrant !== 'keeper') {
      if (isToken(warrant.password)) return { is: 'password-needed' };
      const proved = await this.tools.logins.byOwnPassword(who, name, warrant.password);
      if (proved.is === 'throttled' || proved.is === 'busy' || proved.is === 'unavailable') return proved;
      if (proved.is !== 'proved') return { is: 'wrong' };
    }
    return facts.of(name) ?? { is: 'no-such-account' };
  }

  private async takePassword(
    { session, origin }: Visitor,
    { name, credential }: Account,
    password: string,
  ): Promise<Extract<ChangeOutcome, { is: 'done' | 'bad-password' | 'busy' }>> {
    const { secrets, parts } = this.tools;
    const { passwordCharsMin: charsMin } = parts.settings();
    const fault = passwordFault(password, charsMin);
    if (fault !== undefined) return { is: 'bad-password', fault, charsMin };
    const made = await secrets.make(password, parts.networkOf(origin));
    if (made === 'busy') return { is: 'busy' };
    const spared = parts.facts.tokensInUse(name).get(session);
    const over = parts.tokens.of(credential).flatMap(({ id }) => (id === spared ? [] : [id]));
    parts.credentials.replacePassword(credential, made, parts.clock.now(), spared);
    if (over.length > 0) parts.submit({ type: 'end-logins', account: name, tokens: over }, serverSession);
    parts.logger.info(`the account ${name} has another password`);
    return { is: 'done' };
  }
}

/** A fingerprint as it is kept, however it was written: with colons, or in capitals. */
function fingerprintOf(given: string): string | undefined {
  const digits = given.replaceAll(':', '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}
