import { nickFault } from '@salon/protocol';
import { namedDevice } from '../../accounts/named-device.ts';
import type { LoginOutcome, OwnAccount } from '../../accounts/outcomes.ts';
import type { Origin } from '../../hub/identity.ts';
import { isAccountLost, type Refusal } from '../../hub/refusal.ts';
import type { Command } from '../../hub/signal.ts';
import { tooBusy } from '../../render/not-tried.ts';
import type { Verdict } from '../passwords.ts';
import { loginFault } from './login-words.ts';
import { MetadataDraft } from './metadata-draft.ts';

/** Who registers, as the acceptor sees it. */
interface Applicant {
  readonly host: string;
  readonly origin: Origin;
  readonly maskSoFar: string;
  /** Whether the server itself has a password. */
  readonly asksPassword: boolean;
  /** Whether she must be logged in to an account. */
  readonly needsAccount: boolean;
  /** Whether PASS gave what it must, which takes its time where the settings have a hash. */
  checkPassword(given: string): Verdict | Promise<Verdict>;
  /** Whether an account is hers. */
  logIn(account: string, password: string): Promise<LoginOutcome>;
  /** Whether what she proved still stands. */
  isStillHers(own: OwnAccount): boolean;
  submit(command: Command): void;
  numeric(name: 'ERR_PASSWDMISMATCH' | 'RPL_LOGGEDIN', ...params: readonly string[]): void;
  fail(command: string, code: string, about: readonly string[], sentence: string): void;
  /** Says farewell and closes the connection. */
  seeOff(reason: string): void;
}

/**
 * The ACCEPTOR of an IRC door: gathers what a newcomer must give before she is a user (Modern IRC, "Connection
 * Registration"): NICK, USER, PASS where the server wants one, and CAP END when she began to negotiate.
 */
export class IrcAcceptor {
  nick: string | undefined;
  user: { readonly name: string; readonly real: string } | undefined;
  password: string | undefined;
  /** The account that she has proved to be hers. */
  own: OwnAccount | undefined;
  /** Why she is away from the beginning, if she is (IRCv3 pre-away). */
  away: string | undefined;
  /** What she set of herself before she is a user (IRCv3 metadata). */
  readonly metadata = new MetadataDraft();
  negotiating = false;
  /** Whether a gateway said already who this is. */
  introduced = false;
  private readonly client: Applicant;
  private entering = false;
  /** The password was right: another nick is no reason to check it again. */
  private admitted = false;

  constructor(client: Applicant) {
    this.client = client;
  }

  /** Asks the hub to let her in when all is there; resolves when the password took its time to be checked. */
  proceed(): void | Promise<void> {
    if (this.entering || this.negotiating || this.nick === undefined || this.user === undefined) return;
    if (this.admitted) {
      this.enter();
      return;
    }
    const checked = this.client.checkPassword(this.password ?? '');
    return typeof checked === 'string' ? this.decide(checked) : checked.then(later => this.decide(later));
  }

  private decide(verdict: Verdict): void | Promise<void> {
    const { client } = this;
    if (verdict === 'busy') {
      // NICK or USER once more asks again.
      client.fail('PASS', 'TEMPORARILY_UNAVAILABLE', [], tooBusy);
      return;
    }
    if (verdict === 'wrong') {
      this.turnAway();
      return;
    }
    const login = this.own === undefined && !client.asksPassword && loginOf(this.password ?? '');
    if (login) {
      const { account, device } = namedDevice(login.account);
      return client.logIn(account, login.password).then(outcome => this.decideLogin(outcome, device));
    }
    this.admitted = true;
    this.enter();
  }

  /** She came with the password of an account: without it she is not who she says, and does not come in as anyone. */
  private decideLogin(outcome: LoginOutcome, device: string | undefined): void {
    const { client } = this;
    if (outcome.is === 'proved') {
      this.own = device === undefined ? outcome : { ...outcome, device };
      this.admitted = true;
      client.numeric('RPL_LOGGEDIN', client.maskSoFar, outcome.account, loggedIn(outcome.account));
      this.enter();
      return;
    }
    const { code, about, sentence } = loginFault(outcome);
    if (code !== undefined) client.fail('PASS', code, about, sentence);
    if (outcome.is !== 'busy') this.turnAway();
  }

  private turnAway(): void {
    this.client.numeric('ERR_PASSWDMISMATCH');
    this.client.seeOff('Password incorrect');
  }

  private enter(): void {
    const { nick, user, client, own } = this;
    if (nick === undefined || user === undefined) return;
    if (own === undefined && client.needsAccount) {
      client.fail('*', 'ACCOUNT_REQUIRED', [], 'Log in to an account with SASL to come in');
      client.seeOff('Nobody comes in without an account');
      return;
    }
    if (own !== undefined && !client.isStillHers(own)) {
      client.seeOff(accountLost);
      return;
    }
    this.entering = true;
    const metadata = this.metadata.forEntry;
    client.submit({
      type: 'enter',
      nick,
      user: `~${user.name}`,
      host: client.host,
      origin: client.origin,
      real: user.real,
      via: 'irc',
      channels: [],
      ...(own !== undefined && { account: own.account, credential: own.credential }),
      ...(own?.token !== undefined && { token: own.token }),
      ...(own?.device !== undefined && { device: own.device }),
      ...(this.away !== undefined && { away: this.away }),
      ...(metadata !== undefined && { metadata }),
    });
  }

  /**
   * The nick was refused: she may give another one. With an account that is hers no longer, or that is in use by too
   * many, she goes.
   */
  refused(refusal: Refusal): void {
    this.entering = false;
    this.nick = undefined;
    if (isAccountLost(refusal)) this.client.seeOff(accountLost);
    else if (refusal.code === 'too-many-sessions')
      this.client.seeOff('Your account is in use in too many sessions');
  }
}

/** What everyone is told who is logged in, behind RPL_LOGGEDIN. */
export function loggedIn(account: string): string {
  return `:You are now logged in as ${account}`;
}

/** `PASS <account>[@<device>]:<password>`. */
function loginOf(given: string): { readonly account: string; readonly password: string } | undefined {
  const colon = given.indexOf(':');
  const account = given.slice(0, Math.max(0, colon));
  const password = given.slice(colon + 1);
  const isLogin =
    password !== '' && nickFault(namedDevice(account).account, Number.POSITIVE_INFINITY) === undefined;
  return isLogin ? { account, password } : undefined;
}

const accountLost = 'Your account cannot be used any more';
