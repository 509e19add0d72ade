import type { Changeable } from '../../hub/changes/changeable.ts';
import { isOwn } from '../../hub/changes/own.ts';
import type { KnownMessage } from '../../hub/changes/signal.ts';
import type { SessionId } from '../../hub/session.ts';
import type { State } from '../../hub/state/state.ts';
import type { History } from '../history.ts';
import { messageOf } from './event-of.ts';

/** All that is asked of a history here. */
type Asked = Pick<History, 'query'>;

/** What is known of a message, by its msgid; undefined when it is not there. Fails with a `StoreError`. */
export async function knownMessage(
  history: Asked,
  { key: target, since }: Changeable,
  id: string,
): Promise<KnownMessage | undefined> {
  const part = { type: 'around', target, bound: { id }, limit: 1, events: true } as const;
  const { entries } = await history.query(since === undefined ? part : { ...part, since });
  const entry = entries.find(found => found.id === id);
  return entry && messageOf(entry);
}

/** What someone said last, of the latest that was said in a place; undefined when it is longer ago. Fails as above. */
export async function lastOwnMessage(
  history: Asked,
  { key: target, since }: Changeable,
  state: State,
  session: SessionId,
): Promise<KnownMessage | undefined> {
  const part = { type: 'latest', target, limit: latestMax } as const;
  const { entries } = await history.query(since === undefined ? part : { ...part, since });
  const user = state.sessions.get(session);
  const messages = entries.flatMap(entry => messageOf(entry) ?? []);
  return user && messages.findLast(message => isOwn(state, user, message));
}

/** How far back someone's own words are looked for. */
const latestMax = 100;
