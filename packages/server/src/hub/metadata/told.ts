import type { Audience } from '../audience.ts';
import type { Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import type { SessionId } from '../session.ts';
import { audienceOf, onlookersOf } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { watchersOf } from '../state/monitors.ts';
import { sharersOf } from '../state/sharers.ts';
import type { State } from '../state/state.ts';
import { type Metadata, visibilityOf } from './metadata.ts';
import { maySee, metadataOf, nameOf, type Subject } from './subject.ts';

/**
 * Tells those who have subscribed to a key that it is another one, each key for itself. The session that set it knows,
 * and is `untold`.
 */
export function tellChanges(
  scene: Scene,
  subject: Subject,
  before: Metadata,
  after: Metadata,
  untold?: SessionId,
): readonly Effect[] {
  const { subscribers } = scene.state.subscriptions;
  if (subscribers.size === 0 || before === after) return [];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const changed = keys.filter(key => subscribers.has(key) && before.get(key) !== after.get(key));
  if (changed.length === 0) return [];
  const seers = seersOf(scene.state, subject).filter(session => session !== untold);
  return changed.flatMap(key => tell(scene, subject, key, after.get(key), seers));
}

/**
 * Tells those of a small channel who have subscribed what is set of someone who comes in: they know of her from now
 * on. In a large one that would be too much for what one line of hers may cause, and they ask for it.
 */
export function tellArrival(scene: Scene, channel: Channel, user: User): readonly Effect[] {
  const { state, settings } = scene;
  const { subscribers } = state.subscriptions;
  if (subscribers.size === 0 || channel.members.size > settings.metadata.joinMembersMax) return [];
  const metadata = metadataOf(state, { user });
  if (metadata.size === 0) return [];
  const seers = onlookersOf(channel, channel.members.get(user.id)).filter(
    session => !user.sessions.includes(session),
  );
  return [...metadata].flatMap(([key, value]) => tell(scene, { user }, key, value, seers));
}

/** Tells of one key whoever of some sessions has subscribed to it and may see it. */
function tell(
  { state, settings, at, session }: Scene,
  subject: Subject,
  key: string,
  value: string | undefined,
  seers: Audience,
): readonly Effect[] {
  const subscribers = state.subscriptions.subscribers.get(key);
  if (subscribers === undefined) return [];
  const visibleTo = visibilityOf(settings.metadata, key);
  const to = seers.filter(seer => {
    const user = state.sessions.get(seer);
    return subscribers.has(seer) && user !== undefined && maySee(visibleTo, user);
  });
  if (to.length === 0) return [];
  return [
    { type: 'metadata-changed', at, to, origin: session, target: nameOf(subject), key, value, visibleTo },
  ];
}

/** Who is told of a subject: who is in a channel, or shares one with a user, watches her nick, or is herself. */
function seersOf(state: State, subject: Subject): Audience {
  if ('channel' in subject) return audienceOf(subject.channel);
  const { user } = subject;
  const watchers = watchersOf(state.monitors, user.identity.nick, state.casemapping);
  const sharers = sharersOf(user, user.sessions);
  return watchers.length === 0 ? sharers : [...new Set([...sharers, ...watchers])];
}
