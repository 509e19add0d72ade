import { ergoMark } from '../../accounts/secrets/hashes.ts';
import type { Suspension } from '../../hub/accounts/account.ts';
import type { Gathered } from '../gathered.ts';
import type { ImportedAccount } from '../imported.ts';
import { parsedJson } from '../lines.ts';
import { anopeHash } from '../passwords.ts';
import { dateOf, type Fields, fieldsOf, numberIn, scramOf, textIn, textsIn, timeOf } from '../values.ts';
import type { BuntTables } from './bunt.ts';

/** The tables that accounts stand in. */
export const accountTables = [
  'account.exists',
  'account.name',
  'account.verified',
  'account.verificationcode',
  'account.unregistered',
  'account.registered.time',
  'account.credentials',
  'account.additionalnicks',
  'account.settings',
  'account.callback',
  'account.vhost',
  'account.suspended',
] as const;

type AccountTable = (typeof accountTables)[number];

/** Takes the accounts of a database of Ergo, whose version is `schema`. */
export function gatherAccounts({ tables }: BuntTables, schema: number, gathered: Gathered): void {
  for (const key of tables.get('account.exists')?.keys() ?? []) {
    const field = (table: AccountTable) => tables.get(table)?.get(key);
    const name = field('account.name') ?? key;
    const isVerified = field('account.verified') !== undefined;
    // Before schema 18, suspending an account was forgetting that it was verified.
    const isSuspended = !isVerified && schema < 18 && field('account.verificationcode') === undefined;
    if (isVerified || isSuspended) {
      const oldSuspension = isSuspended ? { reason: 'suspended in Ergo', by: '*', at: 0 } : undefined;
      gathered.accounts.push(accountOf(name, field, oldSuspension, gathered));
    } else gathered.skip('account', name, 'its owner has not verified it');
  }
  for (const name of tables.get('account.unregistered')?.values() ?? []) {
    gathered.skip('account', name, 'it was given up, and only its name was kept from others');
  }
}

function accountOf(
  name: string,
  field: (table: AccountTable) => string | undefined,
  oldSuspension: Suspension | undefined,
  gathered: Gathered,
): ImportedAccount {
  const json = (table: AccountTable) => {
    const text = field(table);
    if (text === undefined || text === '') return undefined;
    const fields = fieldsOf(parsedJson(text));
    if (fields === undefined) gathered.skip(table, name, 'it is no JSON object');
    return fields;
  };
  const settings = json('account.settings');
  const email = textIn(settings?.get('email')) ?? /^mailto:(.+)$/.exec(field('account.callback') ?? '')?.[1];
  const vhost = vhostOf(json('account.vhost'));
  const suspended = suspensionOf(json('account.suspended')) ?? oldSuspension;
  const enforce = enforcement[numberIn(settings?.get('nickenforcement')) ?? 0];
  return {
    name,
    registeredAt: timeOf(field('account.registered.time')) ?? 0,
    nicks: (field('account.additionalnicks') ?? '').split(',').filter(nick => nick !== ''),
    ...credentialsOf(json('account.credentials')),
    ...(email !== undefined && { email }),
    ...(vhost !== undefined && { vhost }),
    ...(suspended !== undefined && { suspended }),
    ...(enforce !== undefined && { enforce }),
  };
}

function credentialsOf(
  fields: Fields | undefined,
): Pick<ImportedAccount, 'passwordHash' | 'scram' | 'certificates'> {
  const kept = Buffer.from(textIn(fields?.get('passphrasehash')) ?? '', 'base64').toString('latin1');
  const version = numberIn(fields?.get('version')) ?? 1;
  const scram = scramOf({
    salt: fields?.get('salt'),
    iterations: fields?.get('iters'),
    storedKey: fields?.get('storedkey'),
    serverKey: fields?.get('serverkey'),
  });
  return {
    certificates: textsIn(fields?.get('certfps')),
    ...(kept !== '' && { passwordHash: hashOf(kept, version) }),
    ...(scram !== undefined && { scram }),
  };
}

/** What Ergo brought from Atheme and Anope has versions of its own; else it hashes the SHA3-512 of a password. */
function hashOf(kept: string, version: number): string {
  if (version === -1) return kept;
  if (version === -2) return anopeHash(kept);
  return version === 1 ? ergoMark + kept : `legacy:${version}`;
}

function vhostOf(fields: Fields | undefined): string | undefined {
  return fields?.get('enabled') === true ? textIn(fields.get('approvedvhost')) : undefined;
}

/** Of a duration in nanoseconds; 0 is for ever. */
function suspensionOf(fields: Fields | undefined): Suspension | undefined {
  if (fields === undefined) return undefined;
  const at = dateOf(fields.get('timecreated')) ?? 0;
  const nanoseconds = numberIn(fields.get('duration')) ?? 0;
  return {
    reason: textIn(fields.get('reason')) ?? 'suspended in Ergo',
    by: textIn(fields.get('opername')) ?? '*',
    at,
    ...(nanoseconds > 0 && { until: at + Math.floor(nanoseconds / 1e6) }),
  };
}

/** What Ergo counts: whatever the server does, nobody, and its owner alone. */
const enforcement: readonly (boolean | undefined)[] = [undefined, false, true];
