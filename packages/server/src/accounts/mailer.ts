/** Sends mail. */
export interface Mailer {
  /** Resolves when the message was taken by who carries it on; rejects when it was not. */
  send(to: string, subject: string, text: string): Promise<void>;
  /** Gives up what is on its way: the server stops. */
  close?(): void;
}

/** What a message is about that has a code in it. */
export type MailPurpose = 'verify' | 'reset' | 'email';

/** What a message says, in plain text. */
export function mailOf(
  purpose: MailPurpose,
  { network, account, code }: { readonly network: string; readonly account: string; readonly code: string },
): { readonly subject: string; readonly text: string } {
  const { subject, asked, how } = mails[purpose];
  const text = [
    `${asked(account, network)}.`,
    '',
    how(account, code),
    '',
    'If that was not you, there is nothing to do.',
    '',
  ].join('\n');
  return { subject: subject(account, network), text };
}

interface Wording {
  readonly subject: (account: string, network: string) => string;
  readonly asked: (account: string, network: string) => string;
  readonly how: (account: string, code: string) => string;
}

const mails: Readonly<Record<MailPurpose, Wording>> = {
  verify: {
    subject: (account, network) => `Your account ${account} on ${network}`,
    asked: (account, network) => `Someone made the account ${account} on ${network} with this address`,
    how: (account, code) =>
      `To show that it is yours, say this there:\n\n    /quote VERIFY ${account} ${code}`,
  },
  reset: {
    subject: (account, network) => `Another password for ${account} on ${network}`,
    asked: (account, network) => `Someone wants another password for the account ${account} on ${network}`,
    how: (account, code) =>
      `To set it, say this there:\n\n    /msg NickServ RESETPASS ${account} ${code} <new password>`,
  },
  email: {
    subject: (account, network) => `The address of ${account} on ${network}`,
    asked: (account, network) => `The owner of the account ${account} on ${network} gave this address`,
    how: (_account, code) =>
      `To show that it is yours, say this there:\n\n    /msg NickServ VERIFYEMAIL ${code}`,
  },
};
