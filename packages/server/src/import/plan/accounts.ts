import { fold, isHostName } from '@salon/protocol';
import type { Gathered } from '../gathered.ts';
import type { ImportedAccount } from '../imported.ts';
import { certificatesOf, emailOf, normalized, passwordOf } from './credentials.ts';
import type { ImportGround } from './ground.ts';
import type { Names } from './names.ts';
import { oneLine, oneWord } from './texts.ts';

/**
 * Takes the accounts that can be taken, and of each what can be. Names go to whose account is the oldest, and come
 * before nicks that belong to accounts besides.
 */
export function planAccounts(
  accounts: readonly ImportedAccount[],
  names: Names,
  ground: ImportGround,
  plan: Gathered,
): void {
  const named = accounts
    .toSorted((a, b) => ageOf(a) - ageOf(b))
    .filter(({ name }) => {
      const why = names.whyNot(name, name);
      if (why === undefined) names.give(name, name);
      else plan.skip('account', name, why);
      return why === undefined;
    });
  const certificates = new Set([...ground.certificates].map(normalized));
  for (const account of named) {
    plan.accounts.push({
      name: account.name,
      registeredAt: account.registeredAt || ground.now,
      nicks: nicksOf(account, names, ground, plan),
      ...passwordOf(account, ground, plan),
      certificates: certificatesOf(account, certificates, plan),
      ...emailOf(account, plan),
      ...(account.enforce !== undefined && { enforce: account.enforce }),
      ...suspensionOf(account, ground),
      ...vhostOf(account, plan),
    });
  }
}

/** Of whom it is not known since when she is there comes last. */
function ageOf({ registeredAt }: ImportedAccount): number {
  return registeredAt || Number.MAX_SAFE_INTEGER;
}

function nicksOf(
  { name, nicks }: ImportedAccount,
  names: Names,
  { settings }: ImportGround,
  plan: Gathered,
): readonly string[] {
  const taken: string[] = [];
  const own = new Set([fold(name, settings.casemapping)]);
  for (const nick of nicks) {
    const folded = fold(nick, settings.casemapping);
    if (own.has(folded)) continue;
    own.add(folded);
    const why = names.whyNot(nick, name);
    if (why === undefined) {
      names.give(nick, name);
      taken.push(nick);
    } else plan.skip('nick', `${nick} of ${name}`, why);
  }
  return taken;
}

function vhostOf({ name, vhost }: ImportedAccount, plan: Gathered): Pick<ImportedAccount, 'vhost'> {
  if (vhost === undefined || isHostName(vhost)) return vhost === undefined ? {} : { vhost };
  plan.skip('vhost', `${vhost} of ${name}`, 'no host is written so here');
  return {};
}

/** A suspension that has ended is none. */
function suspensionOf(
  { suspended }: ImportedAccount,
  { settings, now }: ImportGround,
): Pick<ImportedAccount, 'suspended'> {
  if (suspended === undefined || (suspended.until ?? Number.POSITIVE_INFINITY) <= now) return {};
  const { reason, by, at } = suspended;
  return {
    suspended: {
      ...suspended,
      reason: oneLine(reason, settings.kickBytesMax),
      by: oneWord(by),
      at: at || now,
    },
  };
}
