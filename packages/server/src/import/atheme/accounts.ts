import { fold } from '@salon/protocol';
import type { Gathered } from '../gathered.ts';
import type { ImportedAccount } from '../imported.ts';
import { athemeHash, athemeScram } from '../passwords.ts';
import { timeOf } from '../values.ts';
import type { AthemeRow } from './rows.ts';

/** What is known so far of an account. */
interface Draft {
  readonly name: string;
  readonly registeredAt: number;
  readonly passwordHash: string | undefined;
  readonly email: string;
  readonly isVerified: boolean;
  readonly nicks: string[];
  readonly certificates: string[];
  readonly metadata: Map<string, string>;
}

/** Accounts of Atheme, of which each row tells a part. A row is refused by returning why. */
export class AthemeAccounts {
  private readonly drafts = new Map<string, Draft>();

  /** `MU [uid] name password email registered last-login flags language`; the uid came with version 10. */
  account(row: AthemeRow, version: number): string | undefined {
    const words = row.words(version >= 10 ? 7 : 6);
    if (words === undefined) return tooShort;
    const [name = '', password = '', email = '', registered, , flags = ''] =
      version >= 10 ? words.slice(1) : words;
    if (this.drafts.has(fold(name, 'ascii'))) return `the account ${name} is there twice`;
    const hasPassword = password !== '' && password !== '*' && !flags.includes('S');
    this.drafts.set(fold(name, 'ascii'), {
      name,
      registeredAt: timeOf(registered) ?? 0,
      passwordHash: hasPassword ? athemeHash(password, flags.includes('C')) : undefined,
      email,
      isVerified: !flags.includes('W'),
      nicks: [],
      certificates: [],
      metadata: new Map(),
    });
    return undefined;
  }

  /** `MN account nick registered last-seen`. */
  nick(row: AthemeRow): string | undefined {
    const [account, nick] = row.words(2) ?? [];
    if (account === undefined || nick === undefined) return tooShort;
    return this.change(account, draft => draft.nicks.push(nick));
  }

  /** `MCFP account fingerprint`. */
  certificate(row: AthemeRow): string | undefined {
    const [account, fingerprint] = row.words(2) ?? [];
    if (account === undefined || fingerprint === undefined) return tooShort;
    return this.change(account, draft => draft.certificates.push(fingerprint));
  }

  /** `MDU account key value`. */
  metadata(row: AthemeRow): string | undefined {
    const [account, key] = row.words(2) ?? [];
    if (account === undefined || key === undefined) return tooShort;
    return this.change(account, draft => draft.metadata.set(key, row.sentence()));
  }

  /** Hands on what was found. */
  gather(gathered: Gathered): void {
    for (const draft of this.drafts.values()) {
      if (draft.isVerified) gathered.accounts.push(accountOf(draft));
      else gathered.skip('account', draft.name, 'its owner has not verified it');
    }
  }

  private change(account: string, with_: (draft: Draft) => unknown): string | undefined {
    const draft = this.drafts.get(fold(account, 'ascii'));
    if (draft === undefined) return `there is no account ${account} before it`;
    with_(draft);
    return undefined;
  }
}

function accountOf(draft: Draft): ImportedAccount {
  const { name, registeredAt, passwordHash, email, nicks, certificates, metadata } = draft;
  const scram = athemeScram(passwordHash ?? '');
  const vhost = metadata.get('private:usercloak');
  const freezer = metadata.get('private:freeze:freezer');
  return {
    name,
    registeredAt,
    nicks,
    certificates,
    ...(passwordHash !== undefined && { passwordHash }),
    ...(scram !== undefined && { scram }),
    ...(email.includes('@') && { email }),
    ...(metadata.has('private:doenforce') && { enforce: true }),
    ...(vhost !== undefined && { vhost }),
    ...(freezer !== undefined && {
      suspended: {
        by: freezer,
        reason: metadata.get('private:freeze:reason') ?? 'frozen in Atheme',
        at: timeOf(metadata.get('private:freeze:timestamp')) ?? 0,
      },
    }),
  };
}

/** Why a row is refused that ends too early. */
export const tooShort = 'it has too few words';
