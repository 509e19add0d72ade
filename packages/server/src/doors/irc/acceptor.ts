import type { Origin } from '../../hub/identity.ts';
import type { Command } from '../../hub/signal.ts';
import { tooBusy, type Verdict } from '../passwords.ts';

/** Who registers, as the acceptor sees it. */
interface Applicant {
  readonly host: string;
  readonly origin: Origin;
  /** Whether PASS gave what it must, which takes its time where the settings have a hash. */
  checkPassword(given: string): Verdict | Promise<Verdict>;
  submit(command: Command): void;
  numeric(name: 'ERR_PASSWDMISMATCH'): void;
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
  /** Why she is away from the beginning, if she is (IRCv3 pre-away). */
  away: string | undefined;
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
    const checked = this.admitted ? 'right' : this.client.checkPassword(this.password ?? '');
    return typeof checked === 'string' ? this.decide(checked) : checked.then(later => this.decide(later));
  }

  private decide(verdict: Verdict): void {
    const { nick, user, client } = this;
    if (verdict === 'busy') {
      // NICK or USER once more asks again.
      client.fail('PASS', 'TEMPORARILY_UNAVAILABLE', [], tooBusy);
      return;
    }
    if (verdict === 'wrong') {
      client.numeric('ERR_PASSWDMISMATCH');
      client.seeOff('Password incorrect');
      return;
    }
    this.admitted = true;
    if (nick === undefined || user === undefined) return;
    this.entering = true;
    client.submit({
      type: 'enter',
      nick,
      user: `~${user.name}`,
      host: client.host,
      origin: client.origin,
      real: user.real,
      via: 'irc',
      channels: [],
      ...(this.away !== undefined && { away: this.away }),
    });
  }

  /** The nick was refused: she may give another one. */
  refused(): void {
    this.entering = false;
    this.nick = undefined;
  }
}
