import { isChannelName } from '@salon/protocol';
import { keptKey } from '../kept/key.ts';
import { actsAs } from '../state/authority.ts';
import type { Channel, User } from '../state/model.ts';
import { channelOf, type State, settingsOf, userOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { type Metadata, noMetadata, visibilityOf } from './metadata.ts';
import type { MetadataRow } from './query.ts';

/** Whose metadata is meant. */
export type Subject = { readonly user: User } | { readonly channel: Channel };

/** By which word a user means herself. */
export const oneself = '*';

/**
 * Whom or what a name means, if the asker may know its metadata: anyone whose nick she knows, and channels that she is
 * in. To who is in none of them, a channel that is there and one that is not are the same.
 */
export function subjectOf(state: State, asker: User, name: string): Subject | undefined {
  if (name === oneself) return { user: asker };
  if (isChannelName(name)) {
    const channel = channelOf(state, name);
    return channel !== undefined && mayKnow(channel, asker) ? { channel } : undefined;
  }
  const user = userOf(state, name);
  return user && { user };
}

function mayKnow(channel: Channel, asker: User): boolean {
  return channel.members.has(asker.id) || hasPrivilege(asker, 'see') || mayChange({ channel }, asker);
}

/** Whether someone may change metadata: her own, those of channels whose operator she is, and some operators all. */
export function mayChange(subject: Subject, asker: User): boolean {
  if (hasPrivilege(asker, 'metadata')) return true;
  return 'user' in subject ? subject.user === asker : actsAs(subject.channel, asker, 'operator');
}

/** How a subject is called. */
export function nameOf(subject: Subject): string {
  return 'user' in subject ? subject.user.identity.nick : subject.channel.name;
}

/** All metadata of a subject. Those of who is logged in are her account's. */
export function metadataOf(state: State, subject: Subject): Metadata {
  if ('channel' in subject) return subject.channel.metadata;
  const { account } = subject.user.identity;
  return account === undefined ? subject.user.metadata : metadataOfAccount(state, account);
}

/** The metadata of an account. */
export function metadataOfAccount(state: State, account: string): Metadata {
  return state.accountMetadata.get(keptKey(account)) ?? noMetadata;
}

/** One key of a subject, as far as someone may see it. */
export function rowOf(state: State, subject: Subject, key: string, asker: User): MetadataRow {
  const visibleTo = visibilityOf(settingsOf(state).metadata, key);
  const value = maySee(visibleTo, asker) ? metadataOf(state, subject).get(key) : undefined;
  return { target: nameOf(subject), key, value, visibleTo };
}

/** All keys of a subject that someone may see. */
export function rowsOf(state: State, subject: Subject, asker: User): readonly MetadataRow[] {
  const keys = [...metadataOf(state, subject).keys()];
  return keys.map(key => rowOf(state, subject, key, asker)).filter(({ value }) => value !== undefined);
}

/** Whether someone may see keys of a visibility. */
export function maySee(visibleTo: MetadataRow['visibleTo'], asker: User): boolean {
  return visibleTo === 'everyone' || hasPrivilege(asker, 'see') || hasPrivilege(asker, 'metadata');
}
