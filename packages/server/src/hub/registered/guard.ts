import { type AnyoneScene, refuse, type Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import type { Refusal } from '../refusal.ts';
import { serverSession } from '../session.ts';
import type { Command } from '../signal.ts';
import { isVisibleTo } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { isAtLeast } from '../state/rank.ts';
import { channelOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import type { ChannelDeed } from './effect.ts';
import { accessOf, isFounder, type Registration, rankByAccess } from './registration.ts';

/** A channel that belongs to someone. */
export interface Owned {
  readonly channel: Channel;
  readonly registration: Registration;
}

/** Who asks for something, and of what. */
export type Asking = Pick<AnyoneScene, 'state' | 'session' | 'user'>;

/** Whether the command line, or an operator of the server who may, is at work on channels of others. */
export function keepsChannels({ session, user }: Pick<Asking, 'session' | 'user'>): boolean {
  return session === serverSession || (user !== undefined && hasPrivilege(user, 'channels'));
}

/**
 * The channel of a name, if it belongs to someone and who asks may know that it is there: else it is for her as if
 * there were none.
 */
export function knownChannel(asking: Asking, name: string): Owned | Refusal {
  const channel = channelOf(asking.state, name);
  const registration = channel?.registration;
  if (channel === undefined || registration === undefined || !mayKnow(asking, channel)) {
    return { code: 'channel-not-registered', channel: name };
  }
  return { channel, registration };
}

/** The channel of a name, if it belongs to who asks, or she keeps the channels of others. */
export function ownChannel(asking: Asking, name: string): Owned | Refusal {
  const known = knownChannel(asking, name);
  if ('code' in known || keepsChannels(asking) || isFounder(known.channel, asking.user)) return known;
  return { code: 'founder-needed', channel: known.channel.name };
}

/** The channel of a name, if who asks has access as a halfop or higher. */
export function accessedChannel(asking: Asking, name: string): Owned | Refusal {
  const known = knownChannel(asking, name);
  if ('code' in known || isAtLeast(authorityByAccess(asking, known.channel), 'halfop')) return known;
  return { code: 'access-too-low', channel: known.channel.name };
}

/** As what someone may act by her access alone, whatever her rank is at the moment. */
export function authorityByAccess(asking: Asking, channel: Channel) {
  return keepsChannels(asking) ? 'owner' : rankByAccess(channel, asking.user?.identity.account);
}

function mayKnow(asking: Asking, channel: Channel): boolean {
  if (keepsChannels(asking)) return true;
  const { user } = asking;
  if (user === undefined) return false;
  const { account } = user.identity;
  const isOffered = account !== undefined && channel.registration?.offeredTo === account;
  return isOffered || accessOf(channel, account) !== undefined || isVisibleTo(channel, user);
}

/** A row of the command table for commands about channels that belong to someone: the guard stands in front of it. */
export function about<C extends Extract<Command, { readonly channel: string }>>(
  guard: (asking: Asking, name: string) => Owned | Refusal,
  run: (scene: AnyoneScene & Owned, command: C) => readonly Effect[],
) {
  return {
    by: 'anyone',
    run(scene: AnyoneScene, command: C): readonly Effect[] {
      const owned = guard(scene, command.channel);
      return 'code' in owned ? refuse(scene, owned) : run({ ...scene, ...owned }, command);
    },
  } as const;
}

/** Tells who wanted something done about a channel that it was. */
export function managed({ at, session }: Scene, channel: string, did: ChannelDeed): Effect {
  return { type: 'channel-managed', at, session, channel, did };
}
