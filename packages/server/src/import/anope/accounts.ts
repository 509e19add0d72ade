import { fold } from '@salon/protocol';
import type { Suspension } from '../../hub/accounts/account.ts';
import type { Gathered } from '../gathered.ts';
import type { ImportedAccount } from '../imported.ts';
import { anopeHash } from '../passwords.ts';
import { timeOf } from '../values.ts';
import type { AnopeObject } from './objects.ts';

type Fields = AnopeObject['fields'];

/** What is known so far of an account. */
interface Draft {
  readonly name: string;
  readonly core: Fields;
  readonly aliases: Fields[];
  readonly certificates: string[];
  suspended: Suspension | undefined;
}

/** Accounts of Anope: a NickCore each, and the NickAliases that belong to it. */
export class AnopeAccounts {
  private readonly byName = new Map<string, Draft>();
  private readonly byId = new Map<string, Draft>();
  private readonly byNick = new Map<string, Draft>();

  /** An object of some type, of which the cores come first. */
  take({ type, fields }: AnopeObject, gathered: Gathered): void {
    if (type === 'NickCore') this.addCore(fields, gathered);
    else if (type === 'NickAlias') this.addAlias(fields, gathered);
    else if (type === 'NSCert') this.addCertificate(fields, gathered);
    else if (type === 'NSSuspendInfo') this.suspend(fields, gathered);
  }

  /** The account that a field tells: by its number, its name, or one of its nicks. */
  find(id: string | undefined, name: string | undefined): string | undefined {
    return this.draftOf(id, name)?.name;
  }

  /** Hands on what was found. */
  gather(gathered: Gathered): void {
    for (const draft of this.byName.values()) {
      if (isSet(draft.core.get('unconfirmed'))) {
        gathered.skip('account', draft.name, 'its owner has not confirmed it');
      } else gathered.accounts.push(accountOf(draft));
    }
  }

  private addCore(core: Fields, gathered: Gathered): void {
    const name = core.get('display');
    const id = core.get('uniqueid');
    if (name === undefined || this.byName.has(fold(name, 'ascii'))) {
      gathered.skip('account', name ?? '?', name === undefined ? 'it has no name' : 'it is there twice');
      return;
    }
    const certificates = (core.get('cert') ?? '').split(' ').filter(one => one !== '');
    const draft: Draft = { name, core, aliases: [], certificates, suspended: undefined };
    this.byName.set(fold(name, 'ascii'), draft);
    if (id !== undefined && id !== '0') this.byId.set(id, draft);
  }

  private addAlias(alias: Fields, gathered: Gathered): void {
    const nick = alias.get('nick');
    const draft = this.draftOf(alias.get('ncid'), alias.get('nc'));
    if (nick === undefined || draft === undefined) {
      gathered.skip('nick', nick ?? '?', 'the account that it belongs to is not in the file');
      return;
    }
    draft.aliases.push(alias);
    this.byNick.set(fold(nick, 'ascii'), draft);
  }

  private addCertificate(fields: Fields, gathered: Gathered): void {
    const draft = this.draftOf(fields.get('account'), undefined);
    const fingerprint = fields.get('fingerprint');
    if (draft === undefined || fingerprint === undefined) {
      gathered.skip('certificate', fingerprint ?? '?', 'the account that it belongs to is not in the file');
    } else draft.certificates.push(fingerprint);
  }

  private suspend(fields: Fields, gathered: Gathered): void {
    const draft = this.draftOf(fields.get('ncid'), fields.get('nick'));
    if (draft === undefined) {
      gathered.skip('suspension', fields.get('nick') ?? '?', 'its account is not in the file');
      return;
    }
    const until = timeOf(fields.get('expires'));
    draft.suspended = {
      reason: fields.get('reason') ?? 'suspended in Anope',
      by: fields.get('by') ?? '*',
      at: timeOf(fields.get('time')) ?? 0,
      ...(until !== undefined && { until }),
    };
  }

  private draftOf(id: string | undefined, name: string | undefined): Draft | undefined {
    const key = fold(name ?? '', 'ascii');
    return this.byId.get(id ?? '') ?? this.byName.get(key) ?? this.byNick.get(key);
  }
}

function accountOf({ name, core, aliases, certificates, suspended }: Draft): ImportedAccount {
  const isOwn = (alias: Fields) => fold(alias.get('nick') ?? '', 'ascii') === fold(name, 'ascii');
  const ownFirst = [...aliases.filter(isOwn), ...aliases.filter(alias => !isOwn(alias))];
  const [first] = ownFirst;
  const vhost = ownFirst.map(alias => alias.get('vhost_host')).find(host => host !== undefined);
  const pass = core.get('pass');
  const email = core.get('email');
  return {
    name,
    registeredAt: timeOf(core.get('registered')) ?? (first === undefined ? 0 : registeredAt(first)),
    nicks: aliases.filter(alias => !isOwn(alias)).map(alias => alias.get('nick') ?? ''),
    certificates,
    ...(pass !== undefined && { passwordHash: anopeHash(pass) }),
    ...(email !== undefined && { email }),
    ...((isSet(core.get('killprotect')) || isSet(core.get('protect'))) && { enforce: true }),
    ...(vhost !== undefined && { vhost }),
    ...(suspended !== undefined && { suspended }),
  };
}

/** When something was registered: the field was given a shorter name in 2.1. */
export function registeredAt(fields: Fields): number {
  return timeOf(fields.get('registered')) ?? timeOf(fields.get('time_registered')) ?? 0;
}

/** Whether a field is a flag that is set. */
export function isSet(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
