import type { ScramKeys } from '../../store/credentials.ts';
import type { LoginOutcome } from '../outcomes.ts';

/** What comes of a client's message: the server's next one, or the end. */
export type Step = { readonly challenge: Uint8Array } | { readonly outcome: LoginOutcome };

/** One try to log in by a SASL mechanism (RFC 4422): takes the messages of the client in turn. Knows no sockets. */
export interface Mechanism {
  /** Takes a message. It takes its time where a password is checked; after an outcome nothing more is to come. */
  take(message: Uint8Array): Step | Promise<Step>;
}

/** Someone wants to prove by SCRAM that an account is hers. */
export interface ScramAttempt {
  readonly keys: ScramKeys;
  /** What comes of it: whether her proof was right is known. */
  readonly finish: (isProved: boolean) => LoginOutcome;
}

/** Who knows whose accounts are, for someone who comes from somewhere. */
export interface Prover {
  byPassword(account: string, password: string): Promise<LoginOutcome>;
  /** By the certificate that her client showed. The account is named only when it must be a certain one. */
  byCertificate(account: string | undefined): LoginOutcome;
  /** Begins with SCRAM: for an account that there is not as for any other. */
  byScram(account: string): ScramAttempt | LoginOutcome;
}

/** The text of a message; undefined when it is not UTF-8. */
export function textOf(message: Uint8Array): string | undefined {
  try {
    return decoder.decode(message);
  } catch {
    // What is not UTF-8 is told by throwing alone.
    return undefined;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The end of a try of which nothing could be read. */
export const malformed: Step = { outcome: { is: 'malformed' } };
