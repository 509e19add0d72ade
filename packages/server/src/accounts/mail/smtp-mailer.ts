import { matchesFolded } from '@salon/protocol';
import type { Clock } from '../../loop/clock.ts';
import type { Mailer } from '../mailer.ts';
import { Turnstile } from '../secrets/turnstile.ts';
import { Tally } from '../tally.ts';
import { isMailAddress, mailboxOf } from './address.ts';
import { MailError } from './mail-error.ts';
import { writeMail } from './message.ts';
import { handOver, type RelayManner } from './relay.ts';
import type { MailRules } from './rules.ts';

/** What sends mail needs from around it. */
export interface SmtpMailerParts extends RelayManner {
  readonly rules: MailRules;
  /** What the network is called: mail comes in its name. */
  readonly network: string;
  readonly clock: Clock;
}

/**
 * Sends mail through a relay. Little is sent at once, little waits, and nothing waits long: a relay that is gone costs
 * nobody but who wants a message. Nobody can have a stranger's mailbox filled: what one address is sent in a day, and
 * all together in an hour, is bounded.
 */
export class SmtpMailer implements Mailer {
  private readonly parts: SmtpMailerParts;
  private readonly turnstile = new Turnstile(connectionsMax, waitingMax);
  private readonly toOne: Tally;
  private readonly toAll: Tally;
  private readonly running = new Set<AbortController>();

  constructor(parts: SmtpMailerParts) {
    this.parts = parts;
    const ticks = () => parts.clock.ticks();
    this.toOne = new Tally(ticks, () => dayMs);
    this.toAll = new Tally(ticks, () => hourMs);
  }

  /** Resolves when the relay has taken a message; rejects with a `MailError` when it was not sent. */
  async send(to: string, subject: string, text: string): Promise<void> {
    const { clock, rules } = this.parts;
    this.expectAllowed(to);
    const mailbox = mailboxOf(to);
    this.toOne.add(mailbox);
    this.toAll.add(everyone);
    const controller = new AbortController();
    this.running.add(controller);
    const cancel = clock.after(rules.secondsMax * 1000, () => controller.abort(new MailError('slow')));
    try {
      await this.carry({ to, subject, text }, controller.signal);
    } catch (error) {
      // What took too long may have been taken all the same.
      if (!(error instanceof MailError && error.fault === 'slow')) {
        this.toOne.takeBack(mailbox);
        this.toAll.takeBack(everyone);
      }
      throw error;
    } finally {
      cancel();
      this.running.delete(controller);
    }
  }

  /** Sends nothing more: what is on its way is given up. */
  close(): void {
    for (const controller of this.running) controller.abort(new MailError('relay', new Error('stopping')));
  }

  private expectAllowed(to: string): void {
    const { blocked, perAddressMax, perHourMax } = this.parts.rules;
    if (!isMailAddress(to)) throw new MailError('address');
    const address = to.toLowerCase();
    if (blocked.some(mask => matchesFolded(mask.toLowerCase(), address, 'ascii')))
      throw new MailError('blocked');
    if (this.toOne.secondsToWait(mailboxOf(to), perAddressMax) !== undefined)
      throw new MailError('too-many-to-them');
    if (this.toAll.secondsToWait(everyone, perHourMax) !== undefined) throw new MailError('too-many');
  }

  private async carry(
    mail: { to: string; subject: string; text: string },
    signal: AbortSignal,
  ): Promise<void> {
    const { rules, network, clock } = this.parts;
    const { from } = rules;
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const sent = this.turnstile.pass(async () => {
      signal.throwIfAborted();
      const message = await writeMail(mail, { name: network, address: from }, clock.now());
      await handOver(rules.smtp, { from, to: mail.to }, message, this.parts, signal);
    });
    if ((await Promise.race([sent, aborted])) === 'busy') throw new MailError('busy');
  }
}

const everyone = '*';
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** How many connections to the relay there are at once, and how many messages wait for one. */
const connectionsMax = 4;
const waitingMax = 60;
