import { type Casemapping, readStatusTarget, type StatusTarget } from '@salon/protocol';
import type { Audience } from '../audience.ts';
import type { Effect } from '../effect.ts';
import { memoryOf } from '../history/memory.ts';
import { isSilenced } from '../modes/listed.ts';
import type { Refusal, SilencedBecause } from '../refusal.ts';
import type { Say } from '../signal.ts';
import { actsAs } from '../state/authority.ts';
import { audienceOf, hasFlag, isVisibleTo } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { note, secondsToWait } from '../state/pace.ts';
import { rankedAudience } from '../state/rank.ts';
import { channelOf } from '../state/state.ts';
import { refuse, type UserScene } from './spec.ts';
import { spoken } from './spoken.ts';
import { asSaidIn, whatIsUnsaid } from './wording.ts';

/** Who wants to speak where. */
interface Speech {
  readonly channel: Channel;
  readonly user: User;
  /** Whether she has a voice, which speaks through moderation, bans and slow mode alike. */
  readonly voiced: boolean;
  readonly mapping: Casemapping;
}

/** A user speaks to a channel, and so to all its members, or to those of a rank: `@#channel`. */
export function sayToChannel(scene: UserScene, command: Say): readonly Effect[] {
  const { user, at } = scene;
  const status = readStatusTarget(command.target);
  const name = status?.channel ?? command.target;
  const channel = channelOf(scene.state, name);
  if (channel === undefined || (!isVisibleTo(channel, user) && hasFlag(channel, 'n'))) {
    return refuse(scene, { code: 'no-such-channel', channel: name });
  }
  const speech = speechIn(scene, channel);
  const refusal = whatForbids(speech, command, at);
  if (refusal !== undefined) return refuse(scene, refusal);

  if (command.manner !== 'tags') {
    user.spokeAt = at;
    noteSpoken(speech, at);
  }
  const said = asSaidIn(channel, command);
  const target = (status?.symbol ?? '') + channel.name;
  const isForAll = status === undefined && (speech.voiced || !hasFlag(channel, 'U'));
  const history = isForAll ? memoryOf(scene.state, channel) : undefined;
  return [spoken(scene, said, target, hearersOf(speech, status), history)];
}

/**
 * What is said another time in a channel, in place of what was said: as those hear it who heard that, or why they do
 * not. Whom only operators would hear changes nothing that all have heard.
 */
export function sayAgainIn(scene: UserScene, channel: Channel, command: Say): Say | Refusal {
  const speech = speechIn(scene, channel);
  const isUnheard = !speech.voiced && hasFlag(channel, 'U');
  const refusal: Refusal | undefined = isUnheard
    ? { code: 'may-not-speak', channel: channel.name, because: 'moderated' }
    : whatForbids(speech, command, scene.at);
  if (refusal !== undefined) return refusal;
  noteSpoken(speech, scene.at);
  return asSaidIn(channel, command);
}

/** Whether all members of a channel would hear what a user says. */
export function mayBeHeardIn(scene: UserScene, channel: Channel): boolean {
  const speech = speechIn(scene, channel);
  return speech.voiced || (!hasFlag(channel, 'U') && whatSilences(speech) === undefined);
}

function speechIn({ state, user }: UserScene, channel: Channel): Speech {
  return { channel, user, voiced: actsAs(channel, user, 'voice'), mapping: state.casemapping };
}

/** Begins the time that a user has to wait in slow mode. */
function noteSpoken({ channel, user, voiced }: Speech, at: number): void {
  if (channel.slowSeconds !== undefined && !voiced) note(channel.spoken, user.id, at, channel.slowSeconds);
}

/** Why something is not said, if it is not. */
function whatForbids(speech: Speech, command: Say, at: number): Refusal | undefined {
  const { channel, user, voiced } = speech;
  const because = whatSilences(speech) ?? whatIsUnsaid(channel, command);
  if (because !== undefined) return { code: 'may-not-speak', channel: channel.name, because };
  // Tags alone, such as that someone is typing, are no speech.
  if (channel.slowSeconds === undefined || voiced || command.manner === 'tags') return undefined;
  const seconds = secondsToWait(channel.spoken, user.id, at, channel.slowSeconds);
  return seconds === 0 ? undefined : { code: 'spoke-too-soon', channel: channel.name, seconds };
}

/** What keeps a user from speaking, if anything does. Where operators moderate, they hear it all the same. */
function whatSilences({ channel, user, voiced, mapping }: Speech): SilencedBecause | undefined {
  if (hasFlag(channel, 'n') && !channel.members.has(user.id)) return 'outside';
  if (voiced || hasFlag(channel, 'U')) return undefined;
  if (hasFlag(channel, 'm')) return 'moderated';
  if (hasFlag(channel, 'M') && user.identity.account === undefined) return 'unregistered';
  return isSilenced(channel, user, mapping) ? 'banned' : undefined;
}

/** Who hears it. Who says it is among them. */
function hearersOf({ channel, user, voiced }: Speech, status: StatusTarget | undefined): Audience {
  if (!voiced && hasFlag(channel, 'U')) {
    const rank = status === undefined || status.rank === 'voice' ? 'halfop' : status.rank;
    return rankedAudience(channel, rank, user.sessions);
  }
  if (status !== undefined) return rankedAudience(channel, status.rank, user.sessions);
  const audience = audienceOf(channel);
  return channel.members.has(user.id) ? audience : [...audience, ...user.sessions];
}
