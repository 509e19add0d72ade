import type { Gathered } from '../gathered.ts';
import type { ImportedAccount } from '../imported.ts';
import { schemeOf } from '../passwords.ts';
import type { ImportGround } from './ground.ts';

/** What a password is checked by, if it can be. */
export function passwordOf(
  { name, passwordHash, scram }: ImportedAccount,
  { isKnownHash }: ImportGround,
  plan: Gathered,
): Pick<ImportedAccount, 'passwordHash' | 'scram'> {
  const keys = scram === undefined ? {} : { scram };
  if (passwordHash !== undefined && isKnownHash(passwordHash)) return { passwordHash, ...keys };
  if (passwordHash === undefined) plan.skip('password', `of ${name}`, `there is none in the file; ${remedy}`);
  else {
    const scheme = schemeOf(passwordHash);
    plan.skip('password', `of ${name}`, `it is kept in a way that is not known here (${scheme}); ${remedy}`);
  }
  return keys;
}

/** Certificates that stand for an account, of which none stands for two. */
export function certificatesOf(
  { name, certificates }: ImportedAccount,
  taken: Set<string>,
  plan: Gathered,
): readonly string[] {
  return [...new Set(certificates.map(normalized))].filter(fingerprint => {
    const why = /^[0-9a-f]{64}$/.test(fingerprint)
      ? taken.has(fingerprint) && 'it stands for another account'
      : 'it is no SHA-256 of a certificate';
    if (why === false) taken.add(fingerprint);
    else plan.skip('certificate', `${fingerprint} of ${name}`, why);
    return why === false;
  });
}

/** A fingerprint as it is compared. */
export function normalized(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

/** The address of an account's owner, if it is one. */
export function emailOf({ name, email }: ImportedAccount, plan: Gathered): Pick<ImportedAccount, 'email'> {
  if (email === undefined || /^[^\s@]+@[^\s@]+$/.test(email)) return email === undefined ? {} : { email };
  plan.skip('e-mail address', `of ${name}`, 'it is none');
  return {};
}

const remedy = 'set one with admin account reset';
