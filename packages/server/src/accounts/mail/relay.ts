import { MailError } from './mail-error.ts';
import type { Relay } from './rules.ts';

/** From whom and to whom a relay is to carry a message. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** How a relay is spoken to, besides what the settings say. */
export interface RelayManner {
  /** How this server calls itself. */
  readonly serverName: string;
  /** Certificates of authorities that vouch for the relay; those of the machine when it is left out. */
  readonly authorities?: string;
}

/**
 * Hands a message over to a relay (RFC 5321) on a connection of its own. Resolves when the relay has taken it; rejects
 * with a `MailError` when it has not, or with the signal's reason when that is given first.
 */
export async function handOver(
  relay: Relay,
  envelope: Envelope,
  message: Buffer,
  manner: RelayManner,
  signal: AbortSignal,
): Promise<void> {
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  signal.throwIfAborted();
  const { host, port, secure, user, password } = relay;
  const connection = new SMTPConnection({
    host,
    port,
    secure: secure === 'tls',
    requireTLS: secure === 'starttls',
    ignoreTLS: secure === 'none',
    name: manner.serverName,
    // The signal ends what takes too long; these see to it that no socket is left for good.
    connectionTimeout: leftMs,
    greetingTimeout: leftMs,
    socketTimeout: leftMs,
    tls: { minVersion: 'TLSv1.2', ...(manner.authorities !== undefined && { ca: manner.authorities }) },
  });
  const step = (what: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => what(error => (error ? reject(error) : resolve())));
  const broken = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(new Error('the connection was closed')));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Whatever ends it first counts; what comes later has nobody who waits for it.
  broken.catch(() => undefined);
  const talk = async () => {
    await step(done => connection.connect(done));
    if (user !== '') await step(done => connection.login({ user, pass: password }, done));
    await step(done => connection.send({ ...envelope }, message, done));
  };
  try {
    await Promise.race([talk(), broken]);
    connection.quit();
  } catch (error) {
    connection.close();
    throw error instanceof MailError ? error : new MailError(isRefused(error) ? 'refused' : 'relay', error);
  }
}

/** Whether it was the recipient that the relay did not want, for good. */
function isRefused(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return code === 'EENVELOPE' && responseCode >= 500;
}

/** After so much silence of a relay nothing more is expected of it. */
const leftMs = 60_000;
