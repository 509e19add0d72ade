import { fold } from '@salon/protocol';
import type { Gathered } from '../gathered.ts';
import type { ImportedAccess, ImportedChannel, ImportedEntry } from '../imported.ts';
import { timeOf } from '../values.ts';
import { rankOf } from './access.ts';
import { type AnopeAccounts, isSet, registeredAt } from './accounts.ts';
import { listNames, type ModeDraft, modesOf } from './modes.ts';
import type { AnopeObject } from './objects.ts';

type Fields = AnopeObject['fields'];

/** What is known so far of a channel. */
interface Draft extends ModeDraft {
  readonly access: ImportedAccess[];
  readonly lists: ImportedEntry[];
  isSuspended: boolean;
}

/** Channels of Anope: a ChannelInfo each, and what belongs to it. */
export class AnopeChannels {
  private readonly drafts = new Map<string, Draft>();
  private readonly accounts: AnopeAccounts;

  constructor(accounts: AnopeAccounts) {
    this.accounts = accounts;
  }

  /** An object of some type, of which the channels come first, behind all accounts. */
  take({ type, fields }: AnopeObject, gathered: Gathered): void {
    if (type === 'ChannelInfo') this.addChannel(fields, gathered);
    else this.addPart(type, fields, gathered);
  }

  /** Hands on what was found. */
  gather(gathered: Gathered): void {
    for (const draft of this.drafts.values()) {
      if (draft.isSuspended) gathered.skip('channel', draft.name, 'it is suspended there');
      else gathered.channels.push(this.channelOf(draft, gathered));
    }
  }

  private addChannel(fields: Fields, gathered: Gathered): void {
    const name = fields.get('name');
    if (name === undefined || this.drafts.has(fold(name, 'ascii'))) {
      gathered.skip('channel', name ?? '?', name === undefined ? 'it has no name' : 'it is there twice');
      return;
    }
    const words = (fields.get('last_modes') ?? '').split(' ').filter(word => word !== '');
    const modes = new Map(
      words.map(word => [word.split(',', 1)[0] ?? '', word.split(',').slice(1).join(',')]),
    );
    const parts = { access: [], lists: [], off: new Set<string>(), isSuspended: false };
    this.drafts.set(fold(name, 'ascii'), { name, fields, modes, ...parts });
  }

  private addPart(type: string, fields: Fields, gathered: Gathered): void {
    const name = fields.get('ci') ?? fields.get('chan') ?? '?';
    const draft = this.drafts.get(fold(name, 'ascii'));
    if (draft === undefined) gathered.skip(type, name, 'its channel is not in the file');
    else partsOf[type]?.(draft, fields, this.accounts, gathered);
  }

  private channelOf(draft: Draft, gathered: Gathered): ImportedChannel {
    const { name, fields } = draft;
    const owners = [
      fields.get('founder') ?? this.accounts.find(fields.get('founderid'), undefined),
      fields.get('successor') ?? this.accounts.find(fields.get('successorid'), undefined),
    ];
    const text = fields.get('last_topic');
    const by = fields.get('last_topic_setter') ?? '*';
    const at = timeOf(fields.get('last_topic_time')) ?? 0;
    return {
      name,
      registeredAt: registeredAt(fields),
      founders: owners.filter(owner => owner !== undefined),
      ...(text !== undefined && { topic: { text, by, at } }),
      ...modesOf(draft, gathered),
      access: draft.access,
      lists: draft.lists,
    };
  }
}

type Part = (draft: Draft, fields: Fields, accounts: AnopeAccounts, gathered: Gathered) => void;

/** What belongs to a channel, by type. */
const partsOf: Readonly<Record<string, Part>> = {
  ChanAccess: addAccess,
  AutoKick: addAutoKick,
  ModeLock: addLock,
  CSSuspendInfo(draft) {
    draft.isSuspended = true;
  },
};

function addAccess(draft: Draft, fields: Fields, accounts: AnopeAccounts, gathered: Gathered): void {
  const mask = fields.get('mask') ?? '?';
  const where = `${mask} in ${draft.name}`;
  const account = accounts.find(undefined, mask);
  const mode = rankOf(fields.get('provider'), fields.get('data') ?? '', draft.fields.get('levels') ?? '');
  if (mode === undefined) gathered.skip('access', where, 'it gives no rank');
  else if (account === undefined)
    gathered.skip('access', where, 'it is no account, and ranks go by account here');
  else draft.access.push({ account, mode });
}

function addAutoKick(draft: Draft, fields: Fields, accounts: AnopeAccounts, gathered: Gathered): void {
  const account = accounts.find(fields.get('ncid'), fields.get('nc'));
  const mask = account === undefined ? fields.get('mask') : `a:${account}`;
  if (mask === undefined) gathered.skip('ban', `in ${draft.name}`, 'whom it hits is not in the file');
  else {
    const at = timeOf(fields.get('addtime')) ?? 0;
    draft.lists.push({ letter: 'b', mask, by: fields.get('creator') ?? '*', at });
  }
}

function addLock(draft: Draft, fields: Fields): void {
  const name = fields.get('name') ?? '';
  const param = fields.get('param') ?? '';
  const letter = listNames.get(name);
  if (!isSet(fields.get('set'))) {
    draft.modes.delete(name);
    draft.off.add(name);
  } else if (letter !== undefined) {
    const at = timeOf(fields.get('created')) ?? 0;
    draft.lists.push({ letter, mask: param, by: fields.get('setter') ?? '*', at });
  } else draft.modes.set(name, param);
}
