import type { Database } from './database.ts';

/** What SCRAM-SHA-256 needs of a password to check it, and what cannot be turned back into one (RFC 5802). */
export interface ScramKeys {
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly storedKey: Uint8Array;
  readonly serverKey: Uint8Array;
}

/** What is kept of a password. Who has none comes in by a certificate, or not at all. */
export interface PasswordSecrets {
  readonly passwordHash?: string | undefined;
  readonly scram?: ScramKeys | undefined;
}

/** How the owner of an account proves that it is hers. Times are milliseconds since 1970. */
export interface Credential extends PasswordSecrets {
  /** A random one, that the account knows it by. */
  readonly id: string;
  readonly email?: string | undefined;
  readonly emailVerifiedAt?: number | undefined;
  readonly createdAt: number;
  /** When a password or an address was last set. */
  readonly changedAt: number;
}

/** A certificate by which one comes in. */
export interface Fingerprint {
  readonly fingerprint: string;
  readonly addedAt: number;
}

/** What a code that was sent by e-mail is for. */
export type CodePurpose = 'verify' | 'reset' | 'email';

/** A code that was sent and has not come back. */
export interface Code {
  readonly codeHash: string;
  /** Where it was sent. */
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How owners of accounts prove that these are theirs: their secrets, which the hub never sees. */
export class Credentials {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  add({ id, email, emailVerifiedAt, createdAt, changedAt, ...secrets }: Credential): void {
    this.database.run('credentials.add', {
      id,
      ...columnsOf(secrets),
      email: email ?? null,
      emailVerifiedAt: emailVerifiedAt ?? null,
      createdAt,
      changedAt,
    });
  }

  get(id: string): Credential | undefined {
    const row = this.database.row<CredentialRow>('credentials.get', { id });
    if (row === undefined) return undefined;
    const { passwordHash, salt, iterations, storedKey, serverKey, email, emailVerifiedAt, ...rest } = row;
    const hasScram = salt !== null && iterations !== null && storedKey !== null && serverKey !== null;
    return {
      ...rest,
      passwordHash: passwordHash ?? undefined,
      scram: hasScram ? { salt, iterations, storedKey, serverKey } : undefined,
      email: email ?? undefined,
      emailVerifiedAt: emailVerifiedAt ?? undefined,
    };
  }

  /** Removes it with its certificates, its login tokens and its codes. */
  remove(id: string): void {
    this.database.run('credentials.remove', { id });
  }

  /**
   * Sets all that is kept of a password at once, so that no part of it is of another password. A code for another one
   * that is on its way counts no more.
   */
  setPassword(id: string, secrets: PasswordSecrets, at: number): void {
    this.database.together(() => {
      this.database.run('credentials.setPassword', { id, ...columnsOf(secrets), at });
      this.removeCode(id, 'reset');
    });
  }

  /** Sets another password. Login tokens count no more, but for the one that is spared, if any. */
  replacePassword(id: string, secrets: PasswordSecrets, at: number, tokenSpared: string | undefined): void {
    this.database.together(() => {
      this.setPassword(id, secrets, at);
      this.database.run('tokens.removeOthers', { credential: id, spared: tokenSpared ?? '' });
    });
  }

  /**
   * Sets the address, or none; `verifiedAt` is when its owner showed that it is hers, if she did. A code for another one
   * that is on its way counts no more.
   */
  setEmail(id: string, email: string | undefined, verifiedAt: number | undefined, at: number): void {
    const verified = email === undefined ? null : (verifiedAt ?? null);
    this.database.together(() => {
      this.database.run('credentials.setEmail', { id, email: email ?? null, verifiedAt: verified, at });
      this.removeCode(id, 'email');
    });
  }

  /** Adds a certificate, unless it is one of hers already, or another's. */
  addFingerprint(id: string, fingerprint: string, at: number): 'added' | 'already' | 'taken' {
    if (this.database.run('fingerprints.add', { id, fingerprint, at }) > 0) return 'added';
    return this.byFingerprint(fingerprint) === id ? 'already' : 'taken';
  }

  /** Removes a certificate. Returns whether it was one of hers. */
  removeFingerprint(id: string, fingerprint: string): boolean {
    return this.database.run('fingerprints.remove', { id, fingerprint }) > 0;
  }

  /** Her certificates, oldest first. */
  fingerprintsOf(id: string): Fingerprint[] {
    return this.database.rows('fingerprints.of', { id });
  }

  /** The certificates of all. */
  allFingerprints(): string[] {
    const all: string[] = [];
    for (let after = ''; ; after = all.at(-1) ?? '') {
      const rows = this.database.rows<{ fingerprint: string }>('fingerprints.after', {
        after,
        count: idsAtOnce,
      });
      for (const { fingerprint } of rows) all.push(fingerprint);
      if (rows.length < idsAtOnce) return all;
    }
  }

  /** Whose a certificate is: the id of a credential. */
  byFingerprint(fingerprint: string): string | undefined {
    return this.database.row<{ id: string }>('fingerprints.owner', { fingerprint })?.id;
  }

  /** Keeps a code that is on its way; one for the same purpose that was sent before counts no more. */
  putCode(id: string, purpose: CodePurpose, { codeHash, address, expiresAt }: Code): void {
    this.database.run('codes.put', { id, purpose, codeHash, address, expiresAt });
  }

  /** The code that is on its way, and how often it was tried. */
  code(id: string, purpose: CodePurpose): TriedCode | undefined {
    return this.database.row('codes.get', { id, purpose });
  }

  /** The code that is on its way, to compare with: this counts as a try, which is among its `tries` already. */
  takeTry(id: string, purpose: CodePurpose): TriedCode | undefined {
    return this.database.row('codes.takeTry', { id, purpose });
  }

  /** Lets a code count no more. */
  removeCode(id: string, purpose: CodePurpose): void {
    this.database.run('codes.remove', { id, purpose });
  }

  /** Removes the codes that ended before a time, in milliseconds since 1970. Returns how many there were. */
  removeExpiredCodes(before: number): number {
    return this.database.run('codes.removeExpired', { before });
  }

  /**
   * Removes what no account names: of registrations that a sudden end of the process cut in two. Only a server that
   * begins may ask for it. Returns how many there were.
   */
  removeOrphans(named: ReadonlySet<string>): number {
    return this.database.together(() => {
      let removed = 0;
      for (let id = ''; ; ) {
        const ids = this.database.rows<{ id: string }>('credentials.idsAfter', { id, count: idsAtOnce });
        for (const row of ids) {
          id = row.id;
          if (!named.has(id)) removed += this.database.run('credentials.remove', { id });
        }
        if (ids.length < idsAtOnce) return removed;
      }
    });
  }
}

/** A code, and how often it was tried. */
export interface TriedCode extends Code {
  readonly tries: number;
}

/** How many ids are looked at in one go. */
const idsAtOnce = 1000;

interface CredentialRow {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly salt: Buffer | null;
  readonly iterations: number | null;
  readonly storedKey: Buffer | null;
  readonly serverKey: Buffer | null;
  readonly email: string | null;
  readonly emailVerifiedAt: number | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

function columnsOf({ passwordHash, scram }: PasswordSecrets) {
  return {
    passwordHash: passwordHash ?? null,
    salt: scram?.salt ?? null,
    iterations: scram?.iterations ?? null,
    storedKey: scram?.storedKey ?? null,
    serverKey: scram?.serverKey ?? null,
  };
}
