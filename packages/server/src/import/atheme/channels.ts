import { fold } from '@salon/protocol';
import type { Gathered } from '../gathered.ts';
import type { ImportedAccess, ImportedChannel } from '../imported.ts';
import { timeOf } from '../values.ts';
import { type Access, entriesOf, isNoAccount, modeOf } from './access.ts';
import { tooShort } from './accounts.ts';
import { lockedModes } from './locks.ts';
import type { AthemeRow } from './rows.ts';

/** What is known so far of a channel. */
interface Draft {
  readonly name: string;
  readonly registeredAt: number;
  readonly locks: { readonly on: number; readonly off: number; readonly limit: number; readonly key: string };
  readonly access: Access[];
  readonly metadata: Map<string, string>;
}

/** Channels of Atheme, of which each row tells a part. A row is refused by returning why. */
export class AthemeChannels {
  private readonly drafts = new Map<string, Draft>();
  /** Founders of groups, by the name of the group, which begins with a `!`. */
  private readonly groups = new Map<string, string[]>();

  /** `GACL group account flags`. */
  group(row: AthemeRow): string | undefined {
    const [group, account, flags] = row.words(3) ?? [];
    if (group === undefined || account === undefined || flags === undefined) return tooShort;
    if (flags.includes('F')) this.groups.set(group, [...(this.groups.get(group) ?? []), account]);
    return undefined;
  }

  /** `MC name registered used flags modes-on modes-off limit [key]`. */
  channel(row: AthemeRow): string | undefined {
    const [name, registered, , , on, off, limit] = row.words(7) ?? [];
    if (name === undefined) return tooShort;
    if (this.drafts.has(fold(name, 'ascii'))) return `the channel ${name} is there twice`;
    this.drafts.set(fold(name, 'ascii'), {
      name,
      registeredAt: timeOf(registered) ?? 0,
      locks: { on: Number(on), off: Number(off), limit: Number(limit), key: row.word() ?? '' },
      access: [],
      metadata: new Map(),
    });
    return undefined;
  }

  /** `CA channel account-or-mask flags changed setter`; before version 9 without the setter. */
  access(row: AthemeRow): string | undefined {
    const [channel, target, flags, changed] = row.words(4) ?? [];
    if (channel === undefined || target === undefined || flags === undefined) return tooShort;
    const entry = { target, flags, at: timeOf(changed) ?? 0, by: row.word() ?? '*' };
    return this.change(channel, draft => draft.access.push(entry));
  }

  /** `MDC channel key value`. */
  metadata(row: AthemeRow): string | undefined {
    const [channel, key] = row.words(2) ?? [];
    if (channel === undefined || key === undefined) return tooShort;
    return this.change(channel, draft => draft.metadata.set(key, row.sentence()));
  }

  /** Hands on what was found. */
  gather(gathered: Gathered): void {
    for (const draft of this.drafts.values()) {
      if (draft.metadata.has('private:close:closer'))
        gathered.skip('channel', draft.name, 'it is closed there');
      else gathered.channels.push(this.channelOf(draft, gathered));
    }
  }

  private change(channel: string, with_: (draft: Draft) => unknown): string | undefined {
    const draft = this.drafts.get(fold(channel, 'ascii'));
    if (draft === undefined) return `there is no channel ${channel} before it`;
    with_(draft);
    return undefined;
  }

  private channelOf(draft: Draft, gathered: Gathered): ImportedChannel {
    const { name, registeredAt, metadata } = draft;
    const text = metadata.get('private:topic:text') ?? '';
    const by = metadata.get('private:topic:setter') ?? '*';
    const at = timeOf(metadata.get('private:topic:ts')) ?? 0;
    return {
      name,
      registeredAt,
      founders: this.foundersOf(draft),
      ...(text !== '' && { topic: { text, by, at } }),
      ...lockedModes(name, draft.locks, metadata.get('private:mlockext') ?? '', gathered),
      access: draft.access.flatMap(entry => this.rightsOf(name, entry, gathered)),
      lists: draft.access.flatMap(entriesOf),
    };
  }

  /** Founders by how long they are, then those who are to follow. */
  private foundersOf({ access }: Draft): readonly string[] {
    const withFlag = (flag: string) =>
      access.filter(({ flags }) => flags.includes(flag)).sort((a, b) => a.at - b.at);
    const all = [...withFlag('F'), ...withFlag('S')].flatMap(
      ({ target }) => this.groups.get(target) ?? [target],
    );
    return [...new Set(all)].filter(account => !isNoAccount(account));
  }

  private rightsOf(name: string, { target, flags }: Access, gathered: Gathered): readonly ImportedAccess[] {
    const mode = modeOf(flags);
    if (mode === undefined) return [];
    if (flags.includes('F')) {
      const founders = this.groups.get(target) ?? [target];
      return founders.filter(account => !isNoAccount(account)).map(account => ({ account, mode }));
    }
    if (!isNoAccount(target)) return [{ account: target, mode }];
    const what = target.startsWith('!') ? 'a group' : 'a mask';
    gathered.skip('access', `${target} in ${name}`, `it is ${what}, and ranks go by account here`);
    return [];
  }
}
