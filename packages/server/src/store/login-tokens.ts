import type { Database } from './database.ts';

/** A login token, as it is kept: nobody can read its secret. Times are milliseconds since 1970. */
export interface LoginToken {
  /** No other of its account has it. */
  readonly id: string;
  /** How its owner calls it. */
  readonly name: string;
  /** SHA-256 of its secret. */
  readonly secretHash: Uint8Array;
  readonly createdAt: number;
  /** When someone logged in with it last, and from which host. */
  readonly used: { readonly at: number; readonly from: string } | undefined;
}

/** Which tokens stand for the passwords of accounts: secrets, which the hub never sees. */
export class LoginTokens {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Keeps a new one for the owner of a credential. */
  add(credential: string, { id, name, secretHash, createdAt }: Omit<LoginToken, 'used'>): void {
    this.database.run('tokens.add', { credential, id, name, secretHash, createdAt });
  }

  /** Those of a credential, oldest first. */
  of(credential: string): LoginToken[] {
    return this.database
      .rows<TokenRow>('tokens.of', { credential })
      .map(({ usedAt, usedFrom, ...token }) => ({
        ...token,
        used: usedAt === null || usedFrom === null ? undefined : { at: usedAt, from: usedFrom },
      }));
  }

  /** Notes that someone logged in with one, from a host. */
  used(credential: string, id: string, at: number, from: string): void {
    this.database.run('tokens.used', { credential, id, at, from });
  }

  /** Lets some of a credential count no more, all of them or none. */
  remove(credential: string, ids: readonly string[]): void {
    this.database.together(() => {
      for (const id of ids) this.database.run('tokens.remove', { credential, id });
    });
  }
}

interface TokenRow extends Omit<LoginToken, 'used'> {
  readonly usedAt: number | null;
  readonly usedFrom: string | null;
}
