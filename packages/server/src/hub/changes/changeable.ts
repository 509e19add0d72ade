import { isChannelName } from '@salon/protocol';
import type { Audience } from '../audience.ts';
import { isSilencedBy } from '../commands/silence.ts';
import type { UserScene } from '../commands/spec.ts';
import { whatMayRead } from '../history/readable.ts';
import type { SessionId } from '../session.ts';
import { audienceOf } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { channelOf, type State, userOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import type { Change, ChangeRefusal } from './refusal.ts';
import type { KnownMessage } from './signal.ts';

/** Where a user has a say in what was said. */
export interface Changeable {
  /** Under which key it is remembered. */
  readonly key: string;
  /** A channel's name, or the nick of the other one. */
  readonly name: string;
  /** Nothing before this time, in milliseconds since 1970. */
  readonly since?: number;
  /** Undefined where two talk to each other. */
  readonly channel: Channel | undefined;
}

/**
 * Where a user has a say when she asks for it in a session of hers: in channels that she is in, in her talk with a
 * nick; and some operators of the server everywhere. Undefined elsewhere, and where nothing is: she cannot tell.
 */
export function changeableAt(state: State, session: SessionId, target: string): Changeable | undefined {
  const user = state.sessions.get(session);
  if (user === undefined) return undefined;
  const channel = channelOf(state, target);
  if (channel !== undefined && !channel.members.has(user.id)) {
    const { historyKey: key, name } = channel;
    return hasPrivilege(user, 'override') ? { key, name, channel } : undefined;
  }
  if (isChannelName(target) && channel === undefined) return undefined;
  const readable = whatMayRead(state, session, target);
  if ('code' in readable) return undefined;
  const { target: key, name, since } = readable;
  return { key, name, channel, ...(since !== undefined && { since }) };
}

/**
 * The place of a message that is to be changed now, or why it is not. Between the question of what it is and this the
 * user may have gone, the channel may be another one, and the message may have been taken back.
 */
export function placeOf(
  { state, session }: UserScene,
  change: Change,
  { target, message }: { readonly target: string; readonly message: KnownMessage },
): Changeable | ChangeRefusal {
  const place = changeableAt(state, session, target);
  if (place === undefined) return { code: 'change-target-invalid', change, target };
  const { since = 0, key, name } = place;
  const isThere = key === message.key && message.at >= since && !wasRedacted(state, message);
  return isThere ? place : { code: 'message-unknown', change, target: name, id: message.id };
}

/** Who is shown that a message was changed: all who hear what is said there, and she herself. */
export function audienceAt(scene: UserScene, { channel, name }: Changeable): Audience {
  const { state, user } = scene;
  if (channel !== undefined) {
    const audience = audienceOf(channel);
    return channel.members.has(user.id) ? audience : [...audience, ...user.sessions];
  }
  const other = userOf(state, name);
  const isUnseen = other === undefined || other === user || isSilencedBy(scene, other);
  return isUnseen ? user.sessions : [...other.sessions, ...user.sessions];
}

/** Notes that a message is taken back: until the history has it so, who asked before is not to change it again. */
export function noteRedacted({ redacted }: State, { key, id }: KnownMessage): void {
  redacted.add(`${key} ${id}`);
  if (redacted.size <= redactedMax) return;
  for (const oldest of redacted) {
    redacted.delete(oldest);
    break;
  }
}

function wasRedacted({ redacted }: State, { key, id }: KnownMessage): boolean {
  return redacted.has(`${key} ${id}`);
}

/** More than can be asked for and not be decided yet: a client waits for one answer at a time. */
const redactedMax = 10_000;
