import { isChannelName, type MessageLine, type ModeChange } from '@salon/protocol';
import type { KnownMessage } from '../../hub/changes/signal.ts';
import type { Event } from '../../hub/effect.ts';
import { changedIdentity, type Identity, identityOf } from '../../hub/identity.ts';
import { type SessionId, serverSession } from '../../hub/session.ts';
import type { StoredEntry } from '../query.ts';

/**
 * What happened once, as it was shown when it happened, so that readers show it by the same words again. `name` is how
 * the reader calls the place now; undefined when there is nothing to show.
 */
export function eventOf(entry: StoredEntry, name: string): Event | undefined {
  const { at, text, kind } = entry;
  const more = (entry.more ?? {}) as More;
  const who = identityOfSender(entry, more);
  const seen = { at, to: nobody, origin: serverSession, history: undefined };
  const inChannel = { ...seen, who, channel: name, subject: nobody };
  const { id } = entry;
  switch (kind) {
    case 'message':
    case 'notice':
    case 'tags': {
      const { lines, relayedBy } = more;
      return {
        ...seen,
        type: 'said',
        id: id ?? '',
        who,
        target: isChannelName(entry.target) ? name : (more.to ?? name),
        manner: kind,
        text,
        ...(entry.tags !== undefined && { tags: entry.tags }),
        ...(lines !== undefined && { lines }),
        ...(relayedBy !== undefined && { relayedBy }),
        ...(entry.edited !== undefined && { edited: entry.edited }),
      };
    }
    case 'join':
      return { ...inChannel, type: 'joined', away: undefined, ...(id !== undefined && { id }) };
    case 'part':
      return { ...inChannel, type: 'parted', reason: text || undefined };
    case 'kick':
      return {
        ...seen,
        type: 'kicked',
        by: who,
        nick: more.nick ?? '',
        channel: name,
        reason: text || undefined,
        subject: nobody,
      };
    case 'quit':
      return { ...seen, type: 'left', who, reason: text, history: [] };
    case 'nick':
      return { ...seen, type: 'renamed', who, nick: more.nick ?? '', subject: nobody, history: [] };
    case 'topic':
      return { ...seen, type: 'topic-set', who, channel: name, text };
    case 'mode':
      return { ...seen, type: 'modes-set', who, channel: name, changes: more.changes ?? [] };
  }
}

/** What the hub is to know of something that was said when it is to be changed; undefined when it was not said. */
export function messageOf(entry: StoredEntry): KnownMessage | undefined {
  const { id, target: key, at, kind: manner, who } = entry;
  if (id === undefined || (manner !== 'message' && manner !== 'notice' && manner !== 'tags'))
    return undefined;
  const { session } = (entry.more ?? {}) as More;
  const { nick, account } = who;
  const by = { nick, ...(account !== undefined && { account }), ...(session !== undefined && { session }) };
  return { id, key, at, manner, by };
}

/** What `gatherRecords` puts beside an entry. */
interface More {
  /** To whom it was said, as it was called then. */
  readonly to?: string;
  readonly lines?: readonly MessageLine[];
  readonly relayedBy?: string;
  readonly session?: SessionId;
  readonly real?: string;
  readonly nick?: string;
  readonly changes?: readonly ModeChange[];
}

function identityOfSender({ who }: StoredEntry, { real = '' }: More): Identity {
  const { nick, user, host, account, bot = false } = who;
  return changedIdentity(identityOf(nick, user, host, real), { account, bot });
}

const nobody: readonly never[] = [];
