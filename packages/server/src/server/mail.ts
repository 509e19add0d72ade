import { SmtpMailer } from '../accounts/mail/smtp-mailer.ts';
import type { Settings } from '../config/schema.ts';
import type { Clock } from '../loop/clock.ts';

/** What sends mail as the settings say, if they name a relay. */
export function mailerOf({ server, accounts }: Settings, clock: Clock): SmtpMailer | undefined {
  if (accounts.email.smtp.host === '') return undefined;
  return new SmtpMailer({
    rules: accounts.email,
    network: server.network,
    serverName: server.name,
    clock,
  });
}
