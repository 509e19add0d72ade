import type { QuerySpec } from '../queries/spec.ts';
import { isLitFor } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { type State, settingsOf, userOf } from '../state/state.ts';
import { isKeyHere } from './metadata.ts';
import type { MetadataIs, MetadataQuery, MetadataRow } from './query.ts';
import { metadataOf, nameOf, rowOf, rowsOf, type Subject, subjectOf } from './subject.ts';

type Asked<T extends MetadataQuery['type']> = QuerySpec<Extract<MetadataQuery, { type: T }>>;

/** Some keys of someone or of a channel, in the order in which they are asked for. */
export const metadataGet: Asked<'metadata-get'> = (state, asker, { target, keys }) => {
  const subject = subjectOf(state, asker, target);
  if (subject === undefined) return { code: 'metadata-target-invalid', target };
  const limits = settingsOf(state).metadata;
  const rows = [...new Set(keys)].map(key =>
    isKeyHere(limits, key) ? rowOf(state, subject, key, asker) : { invalid: key },
  );
  return { type: 'metadata', target: nameOf(subject), rows, truncated: false };
};

/** All keys of someone or of a channel that the asker may see. */
export const metadataList: Asked<'metadata-list'> = (state, asker, { target }) => {
  const subject = subjectOf(state, asker, target);
  if (subject === undefined) return { code: 'metadata-target-invalid', target };
  const rows = rowsOf(state, subject, asker);
  return { type: 'metadata', target: nameOf(subject), rows, truncated: false };
};

/** By which word everyone and everything is meant that one is told of. */
const everything = '*ALL';

/** After how many seconds who comes into a large channel may ask for its metadata. */
const laterSeconds = 5;

/** What is set of the keys to which the session has subscribed, of a channel and of all whom the asker sees in it. */
export const metadataSync: Asked<'metadata-sync'> = (state, asker, { target, because }, _at, session) => {
  const subject = target === everything ? undefined : subjectOf(state, asker, target);
  if (subject === undefined && target !== everything) return { code: 'metadata-target-invalid', target };
  const keys = state.subscriptions.keys.get(session);
  const name = subject === undefined ? everything : nameOf(subject);
  if (keys === undefined) return { type: 'metadata', target: name, rows: [], truncated: false };
  if (because === 'joined' && subject !== undefined && isLarge(state, subject)) {
    return { type: 'metadata-later', target: name, seconds: laterSeconds };
  }
  const subjects = subject === undefined ? allFor(state, asker, session) : [subject];
  return synced(state, asker, name, keys, subjects);
};

function isLarge(state: State, subject: Subject): boolean {
  return 'channel' in subject && subject.channel.members.size > settingsOf(state).metadata.joinMembersMax;
}

/** To which keys the session has subscribed. */
export const metadataSubscriptions: Asked<'metadata-subscriptions'> = (
  state,
  asker,
  { target },
  _at,
  session,
) => {
  const subject = subjectOf(state, asker, target);
  if (subject === undefined || !('user' in subject) || subject.user !== asker) {
    return { code: 'metadata-target-invalid', target };
  }
  return { type: 'metadata-subscriptions', keys: [...(state.subscriptions.keys.get(session) ?? [])] };
};

/** Everyone and everything that a session is told of: its user, her channels, and whom it watches. */
function* allFor(state: State, asker: User, session: number): Iterable<Subject> {
  yield { user: asker };
  for (const channel of asker.channels) yield { channel };
  for (const nick of state.monitors.watched.get(session)?.values() ?? []) {
    const user = userOf(state, nick);
    if (user !== undefined) yield { user };
  }
}

function synced(
  state: State,
  asker: User,
  target: string,
  keys: ReadonlySet<string>,
  subjects: Iterable<Subject>,
): MetadataIs {
  const rowsMax = settingsOf(state).answerRowsMax;
  const rows: MetadataRow[] = [];
  for (const subject of withMembers(subjects, asker)) {
    if (metadataOf(state, subject).size === 0) continue;
    for (const key of keys) {
      const row = rowOf(state, subject, key, asker);
      if (row.value === undefined) continue;
      if (rows.length === rowsMax) return { type: 'metadata', target, rows, truncated: true };
      rows.push(row);
    }
  }
  return { type: 'metadata', target, rows, truncated: false };
}

/** Subjects, and after each channel those in it whom the asker sees; nobody twice. */
function* withMembers(subjects: Iterable<Subject>, asker: User): Iterable<Subject> {
  const seen = new Set<User>();
  for (const subject of subjects) {
    if ('channel' in subject) yield subject;
    for (const user of 'user' in subject ? [subject.user] : visibleMembers(subject.channel, asker)) {
      if (seen.has(user)) continue;
      seen.add(user);
      yield { user };
    }
  }
}

function* visibleMembers(channel: Channel, asker: User): Iterable<User> {
  for (const member of channel.members.values()) {
    if (isLitFor(channel, member, asker)) yield member.user;
  }
}
