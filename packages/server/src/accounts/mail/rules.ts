/** A relay, which takes mail from this server and carries it on. */
export interface Relay {
  /** A host name or an address; empty for none. */
  readonly host: string;
  readonly port: number;
  /** How the way to it is encrypted: after the first words, from the beginning, or not at all. */
  readonly secure: 'starttls' | 'tls' | 'none';
  /** The name by which it knows this server, and the password that goes with it; empty for none. */
  readonly user: string;
  readonly password: string;
}

/** What mail is sent, and how. */
export interface MailRules {
  /** The address from which it comes. */
  readonly from: string;
  readonly smtp: Relay;
  /** Masks of addresses to which nothing is sent. */
  readonly blocked: readonly string[];
  /** How many messages one address may be sent in a day. */
  readonly perAddressMax: number;
  /** How many messages this server sends in an hour. */
  readonly perHourMax: number;
  /** How long the relay may take for a message, waiting for its turn included. */
  readonly secondsMax: number;
}
