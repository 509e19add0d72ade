import type { Database } from './database.ts';

/** Where an account wants push messages, and how they are encrypted for it. Keys are in base64url. */
export interface Subscription {
  /** The URL at the push server, which nobody else is to know. */
  readonly endpoint: string;
  /** The id of the credential of the account. */
  readonly credential: string;
  /** The public key of the client. */
  readonly p256dh: string;
  /** The secret that it shares with who sends. */
  readonly auth: string;
  /** What the client agreed to as it subscribed, by names with a space between them. */
  readonly capabilities: string;
  /** When the client last said that it wants it; milliseconds since 1970. */
  readonly renewedAt: number;
  /** The id of the login token by which it was logged in then, with which this ends; empty when it was by none. */
  readonly token: string;
}

/** Where accounts want push messages, and secrets of the server's own. The hub never sees any of it. */
export class Subscriptions {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** All of them. */
  all(): Subscription[] {
    const all: Subscription[] = [];
    for (let after = ''; ; after = all.at(-1)?.endpoint ?? '') {
      const rows = this.database.rows<Subscription>('subscriptions.after', { after, count: rowsAtOnce });
      all.push(...rows);
      if (rows.length < rowsAtOnce) return all;
    }
  }

  /** Keeps one, in the place of the one with its endpoint. */
  put({ endpoint, credential, p256dh, auth, capabilities, renewedAt, token }: Subscription): void {
    this.database.run('subscriptions.put', {
      endpoint,
      credential,
      p256dh,
      auth,
      capabilities,
      renewedAt,
      token,
    });
  }

  remove(endpoint: string): void {
    this.database.run('subscriptions.remove', { endpoint });
  }

  /** A secret of the server's own, which is made when it is needed first. */
  secret(name: string, make: () => string): string {
    const found = this.database.row<{ secret: string }>('secrets.get', { name });
    if (found !== undefined) return found.secret;
    const secret = make();
    this.database.run('secrets.add', { name, secret });
    return secret;
  }
}

const rowsAtOnce = 1000;
