import type { Account } from './accounts/account.ts';
import type { Ban } from './bans/ban.ts';
import type { Purge } from './registered/purge.ts';
import type { Registration } from './registered/registration.ts';
import type { Channel, User } from './state/model.ts';
import type { State } from './state/state.ts';
import type { Vhost } from './vhosts/vhost.ts';

/**
 * The whole state as a plain value, in the order in which things came to be: two hubs are the same when their
 * snapshots are. Caches are left out.
 */
export interface Snapshot {
  readonly settings: State['settings'];
  readonly now: number;
  readonly epoch: number;
  readonly steps: number;
  readonly userIdNext: number;
  readonly usersMost: number;
  readonly usersInvisible: number;
  readonly channelsEmpty: number;
  readonly gone: State['gone'];
  readonly monitors: readonly (readonly [session: number, nicks: readonly string[]])[];
  readonly accounts: readonly Account[];
  readonly bans: readonly Ban[];
  readonly closedRooms: readonly (readonly [key: string, name: string])[];
  readonly defcon: State['defcon'];
  readonly accountMetadata: readonly (readonly [account: string, values: Values])[];
  readonly subscriptions: readonly (readonly [session: number, keys: readonly string[]])[];
  readonly devicesSeen: readonly (readonly [
    account: string,
    seen: readonly (readonly [name: string, at: number])[],
  ])[];
  readonly presences: readonly string[];
  readonly markers: readonly (readonly [account: string, markers: readonly PlaceShot[]])[];
  /** Which messages were taken back lately. */
  readonly redacted: readonly string[];
  readonly purges: readonly Purge[];
  readonly vhosts: readonly Vhost[];
  readonly users: readonly UserShot[];
  readonly channels: readonly ChannelShot[];
}

type Values = readonly (readonly [key: string, value: string])[];

type PlaceShot = readonly [place: string, until: number];

type UserShot = Omit<User, 'channels' | 'invitedTo' | 'accepts' | 'metadata' | 'markers'> & {
  readonly channels: readonly string[];
  readonly invitedTo: readonly string[];
  readonly accepts: readonly number[];
  readonly metadata: Values;
  readonly markers: readonly PlaceShot[];
};

type ChannelShot = Omit<
  Channel,
  'members' | 'audience' | 'lists' | 'invited' | 'spoken' | 'knocked' | 'metadata' | 'registration'
> & {
  readonly metadata: Values;
  readonly registration: RegistrationShot | undefined;
  readonly members: readonly (readonly [user: number, modes: string])[];
  readonly lists: readonly (readonly [letter: string, entries: unknown])[];
  readonly invited: readonly number[];
  readonly spoken: readonly (readonly [user: number, at: number])[];
  readonly knocked: readonly (readonly [user: number, at: number])[];
};

type RegistrationShot = Omit<Registration, 'access'> & {
  readonly access: readonly (readonly [account: string, letter: string])[];
};

/** Takes the state's picture. */
export function takeSnapshot(state: State): Snapshot {
  return {
    settings: state.settings,
    now: state.now,
    epoch: state.epoch,
    steps: state.steps,
    userIdNext: state.userIdNext,
    usersMost: state.usersMost,
    usersInvisible: state.usersInvisible,
    channelsEmpty: state.channelsEmpty,
    gone: state.gone,
    monitors: [...state.monitors.watched].map(([session, nicks]) => [session, [...nicks.values()]]),
    accounts: [...state.accounts.byName.values()],
    bans: [...state.bans.byTarget.values()],
    closedRooms: [...state.closedRooms.names],
    defcon: state.defcon,
    accountMetadata: [...state.accountMetadata].map(([account, values]) => [account, [...values]]),
    subscriptions: [...state.subscriptions.keys].map(([session, keys]) => [session, [...keys]]),
    devicesSeen: [...state.devicesSeen].map(([account, seen]) => [account, [...seen]]),
    presences: [...state.presences],
    markers: [...state.markers.ofAccounts].map(([account, markers]) => [account, [...markers]]),
    redacted: [...state.redacted],
    purges: [...state.purges.values()],
    vhosts: [...state.vhosts.values()],
    users: [...state.users.values()].map(user => ({
      ...user,
      channels: [...user.channels].map(channel => channel.key),
      invitedTo: [...user.invitedTo].map(channel => channel.key),
      accepts: [...user.accepts],
      metadata: [...user.metadata],
      markers: [...(user.markers ?? [])],
    })),
    channels: [...state.channels.values()].map(({ audience: _cache, ...channel }) => ({
      ...channel,
      registration: channel.registration && {
        ...channel.registration,
        access: [...channel.registration.access],
      },
      members: [...channel.members].map(([id, member]) => [id, member.modes] as const),
      metadata: [...channel.metadata],
      lists: [...channel.lists],
      invited: [...channel.invited],
      spoken: [...channel.spoken],
      knocked: [...channel.knocked],
    })),
  };
}
