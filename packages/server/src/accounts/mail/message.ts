/** A message in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** From whom a message comes. */
export interface Sender {
  /** As mail programs show it. */
  readonly name: string;
  readonly address: string;
}

/**
 * Writes a message as it goes over the wire (RFC 5322, MIME), with a Date and a Message-ID. `at` is when it is sent, in
 * milliseconds since 1970. Control characters, which could end a header, are none in a subject or a name.
 */
export async function writeMail({ to, subject, text }: Mail, sender: Sender, at: number): Promise<Buffer> {
  // It takes as long to load as much of the server, and most servers send no mail.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    from: { name: oneLine(sender.name), address: sender.address },
    to: { name: '', address: to },
    subject: oneLine(subject),
    text,
    date: new Date(at),
    // RFC 3834: nobody on holiday is to answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
