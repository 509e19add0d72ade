import type { Account } from '../hub/accounts/account.ts';
import type { Codes } from './codes.ts';
import { type MailPurpose, mailOf } from './mailer.ts';
import type { DeskParts } from './parts.ts';

/** Sends codes by mail. */
export class Post {
  private readonly parts: DeskParts;
  private readonly codes: Codes;

  constructor(parts: DeskParts, codes: Codes) {
    this.parts = parts;
    this.codes = codes;
  }

  /** Sends a code to an address; resolves with whether it was taken. What went wrong is in the log. */
  async send(
    { name, credential }: Pick<Account, 'name' | 'credential'>,
    purpose: MailPurpose,
    email: string,
  ): Promise<boolean> {
    const { mailer, network, settings, logger } = this.parts;
    if (mailer === undefined) return false;
    const { verifyHours, resetMinutes } = settings();
    const minutes = purpose === 'verify' ? verifyHours * 60 : resetMinutes;
    const code = this.codes.issue(credential, purpose, email, minutes * 60_000);
    const { subject, text } = mailOf(purpose, { network: network(), account: name, code });
    try {
      await mailer.send(email, subject, text);
      return true;
    } catch (error) {
      logger.warn({ err: error }, `a message for the owner of the account ${name} was not taken`);
      return false;
    }
  }

  /** Sends a code without waiting for what comes of it: that it takes its time must not tell anything. */
  sendLater(account: Pick<Account, 'name' | 'credential'>, purpose: MailPurpose, email: string): void {
    this.send(account, purpose, email).catch((error: unknown) => {
      this.parts.logger.error({ err: error }, `no code was sent to the owner of the account ${account.name}`);
    });
  }
}
