import { type Casemapping, fold } from '@salon/protocol';
import { type Accounts, addToAccount, noAccounts, takeFromAccount } from '../accounts/registry.ts';
import type { DefconLevel } from '../bans/defcon.ts';
import { type Bans, noBans } from '../bans/registry.ts';
import type { SaidOnce } from '../commands/once.ts';
import type { Device, DeviceToken } from '../devices/device.ts';
import type { DevicesSeen } from '../devices/seen.ts';
import { type ClosedRooms, noClosedRooms, noteGone, noteRenamed } from '../history/closed.ts';
import { channelKey } from '../history/key.ts';
import type { HubSettings } from '../limits.ts';
import { type MarkerBook, noMarkers } from '../markers/registry.ts';
import { type Metadata, noMetadata } from '../metadata/metadata.ts';
import { noSubscriptions, type Subscriptions, unsubscribeAll } from '../metadata/subscriptions.ts';
import type { Oper } from '../privilege.ts';
import type { Purge } from '../registered/purge.ts';
import type { SessionId } from '../session.ts';
import type { Vhost } from '../vhosts/vhost.ts';
import { isVisibleTo } from './channel.ts';
import type { Channel, Member, User, UserId } from './model.ts';
import { type Monitors, stopWatching } from './monitors.ts';
import { hasMode } from './user.ts';
import { type Gone, remember } from './whowas.ts';

/**
 * All that the hub knows. Only the functions below add to its indexes and take from them, so that they agree:
 * a user's channels and a channel's members, a nick and its owner, a session and its user.
 */
export interface State {
  settings: HubSettings | undefined;
  /** How nicks and channels are folded; as long as the hub is there, it stays the same. */
  casemapping: Casemapping;
  /** The time of the last signal; it never goes back. Milliseconds since 1970. */
  now: number;
  readonly users: Map<UserId, User>;
  /** By folded nick. */
  readonly nicks: Map<string, User>;
  readonly sessions: Map<SessionId, User>;
  /** Who is an operator of the server. */
  readonly opers: Set<User>;
  /** By folded name. */
  readonly channels: Map<string, Channel>;
  /** Those that belong to someone. */
  readonly registered: Set<Channel>;
  /** Names under which there may be no channel, by folded name. */
  readonly purges: Map<string, Purge>;
  /** Who was called how, oldest first. */
  readonly gone: Gone[];
  readonly monitors: Monitors;
  readonly accounts: Accounts;
  readonly bans: Bans;
  readonly closedRooms: ClosedRooms;
  /** How far the server is closed. */
  defcon: DefconLevel;
  /** Of accounts that have some, by the keys under which they are kept. */
  readonly accountMetadata: Map<string, Metadata>;
  readonly subscriptions: Subscriptions;
  /** How far accounts have read. */
  readonly markers: MarkerBook;
  readonly devicesSeen: DevicesSeen;
  /** Keys of those who are kept as present. */
  readonly presences: Set<string>;
  /** What accounts have to do with vhosts, by folded name of the account. */
  readonly vhosts: Map<string, Vhost>;
  /** Messages that were taken back lately, the first of them first; see `changes/changeable.ts`. */
  readonly redacted: Set<string>;
  /** What was said lately under a mark of its sender's, the first of it first; see `commands/once.ts`. */
  readonly saidMarks: Map<string, SaidOnce>;
  /** When this hub began, in milliseconds since 1970: no two of one server are the same. */
  epoch: number;
  /** How many signals it has taken. */
  steps: number;
  userIdNext: UserId;
  usersMost: number;
  /** How many users have mode `i`: everyone who comes in is told, and is not to count them all. */
  usersInvisible: number;
  /** In how many channels, which belong to someone, nobody is. */
  channelsEmpty: number;
}

/** A hub that no one has entered yet. */
export function emptyState(): State {
  return {
    settings: undefined,
    casemapping: 'ascii',
    now: 0,
    users: new Map(),
    nicks: new Map(),
    sessions: new Map(),
    opers: new Set(),
    channels: new Map(),
    registered: new Set(),
    purges: new Map(),
    gone: [],
    monitors: { watched: new Map(), watchers: new Map() },
    accounts: noAccounts(),
    bans: noBans(),
    closedRooms: noClosedRooms(),
    defcon: 5,
    accountMetadata: new Map(),
    subscriptions: noSubscriptions(),
    markers: noMarkers(),
    devicesSeen: new Map(),
    saidMarks: new Map(),
    presences: new Set(),
    vhosts: new Map(),
    redacted: new Set(),
    epoch: 0,
    steps: 0,
    userIdNext: 1,
    usersMost: 0,
    usersInvisible: 0,
    channelsEmpty: 0,
  };
}

/** The settings that hold. Throws when none came yet, which is a fault of the program. */
export function settingsOf(state: State): HubSettings {
  if (state.settings === undefined) throw new Error('the hub got a signal before its settings');
  return state.settings;
}

/**
 * The id of what the signal says that is carried out now (IRCv3 message-ids). Ids sort in the order in which things
 * were said, and are the same wherever the same signals are carried out.
 */
export function messageId({ epoch, steps }: State): string {
  return `${epoch.toString(36)}${steps.toString(36).padStart(8, '0')}`;
}

/** The user of a nick, however it is written. */
export function userOf(state: State, nick: string): User | undefined {
  return state.nicks.get(fold(nick, state.casemapping));
}

/** The channel of a name, however it is written. */
export function channelOf(state: State, name: string): Channel | undefined {
  return state.channels.get(fold(name, state.casemapping));
}

/** The channel of a name, if the asker may know that it is there. */
export function visibleChannel(state: State, asker: User, name: string): Channel | undefined {
  const channel = channelOf(state, name);
  return channel !== undefined && isVisibleTo(channel, asker) ? channel : undefined;
}

/** Puts a user into all indexes. Her nick must be free. */
export function addUser(state: State, user: User): void {
  state.users.set(user.id, user);
  state.nicks.set(fold(user.identity.nick, state.casemapping), user);
  for (const session of user.sessions) state.sessions.set(session, user);
  addToAccount(state.accounts, user);
  state.usersMost = Math.max(state.usersMost, state.users.size);
  if (hasMode(user, 'i')) state.usersInvisible += 1;
}

/** Takes a user out of all indexes, her channels and what she was invited to included. */
export function removeUser(state: State, user: User): void {
  for (const channel of [...user.channels]) removeMember(state, channel, user);
  for (const channel of user.invitedTo) channel.invited.delete(user.id);
  for (const session of user.sessions) removeSession(state, session);
  state.nicks.delete(fold(user.identity.nick, state.casemapping));
  state.users.delete(user.id);
  takeFromAccount(state.accounts, user);
  if (hasMode(user, 'i')) state.usersInvisible -= 1;
  state.opers.delete(user);
  rememberGone(state, user);
}

/** Gives a user other modes. `modes` are in the order of the mode table. */
export function setUserModes(state: State, user: User, modes: string): void {
  const was = hasMode(user, 'i');
  user.modes = modes;
  if (hasMode(user, 'i') !== was) state.usersInvisible += was ? -1 : 1;
}

/** Makes a user an operator of the server, or takes that from her. */
export function setOper(state: State, user: User, oper: Oper | undefined): void {
  user.oper = oper;
  if (oper === undefined) state.opers.delete(user);
  else state.opers.add(user);
}

/** Gives a user who is here one session more. */
export function addDevice(state: State, user: User, device: Device): void {
  state.sessions.set(device.session, user);
  setDevices(user, [...user.devices, device]);
}

/** Takes a session away from its user. */
export function removeDevice(state: State, user: User, session: SessionId): void {
  removeSession(state, session);
  setDevices(
    user,
    user.devices.filter(device => device.session !== session),
  );
}

/** Notes by which login token a session of a user is logged in. */
export function setToken(user: User, session: SessionId, token: DeviceToken): void {
  user.devices = user.devices.map(device => (device.session === session ? { ...device, token } : device));
}

/** No session of a user is logged in by a token any more. */
export function forgetTokens(user: User): void {
  user.devices = user.devices.map(device => ({ ...device, token: undefined }));
}

function setDevices(user: User, devices: readonly Device[]): void {
  user.devices = devices;
  user.sessions = devices.map(({ session }) => session);
  for (const channel of user.channels) channel.audience = undefined;
  // What was found out of bans holds for where she came from until now.
  user.identity = { ...user.identity };
}

/** Takes a session out of all indexes but the list of its user. */
function removeSession(state: State, session: SessionId): void {
  state.sessions.delete(session);
  stopWatching(state.monitors, session, state.casemapping);
  unsubscribeAll(state.subscriptions, session);
}

/** Remembers who a user was until now, for WHOWAS. */
export function rememberGone(state: State, user: User): void {
  const { identity: who, devices } = user;
  remember(
    state.gone,
    { who, origin: devices[0]?.origin, at: state.now },
    settingsOf(state).whowasEntriesMax,
  );
}

/** Puts a user into a channel, and drops the invitation that this has used up. */
export function addMember(
  state: State,
  channel: Channel,
  user: User,
  modes: string,
  joinedAt = state.now,
): Member {
  const member: Member = { user, joinedAt, modes, verdict: undefined };
  if (channel.registration !== undefined && channel.members.size === 0) state.channelsEmpty -= 1;
  channel.members.set(user.id, member);
  // When many come in one after the other, going on from the last list is much cheaper than counting all anew.
  channel.audience = channel.audience && [...channel.audience, ...user.sessions];
  user.channels.add(channel);
  channel.invited.delete(user.id);
  forgetInvitation(user, channel);
  return member;
}

/** Takes a user out of a channel; an empty channel that belongs to nobody is gone. */
export function removeMember(state: State, channel: Channel, user: User): void {
  channel.members.delete(user.id);
  channel.audience = undefined;
  user.channels.delete(channel);
  if (channel.members.size > 0) return;
  if (channel.registration === undefined) {
    removeChannel(state, channel);
    return;
  }
  state.channelsEmpty += 1;
  if (!channel.registration.settings.keepTopic) channel.topic = undefined;
}

/** Takes a channel in which nobody is out of all indexes. */
export function removeChannel(state: State, channel: Channel): void {
  state.channels.delete(channel.key);
  noteGone(state, channel);
  for (const id of channel.invited) {
    const invited = state.users.get(id);
    if (invited !== undefined) forgetInvitation(invited, channel);
  }
}

/** Lets a user through the door of a channel, until she joins or one of both is gone. */
export function addInvitation(channel: Channel, user: User): void {
  channel.invited.add(user.id);
  user.invitedTo = new Set(user.invitedTo).add(channel);
}

function forgetInvitation(user: User, channel: Channel): void {
  if (!user.invitedTo.has(channel)) return;
  user.invitedTo = new Set([...user.invitedTo].filter(other => other !== channel));
}

/** Gives a channel another name, which must be free. What leads to it goes on leading to it. */
export function renameChannel(state: State, channel: Channel, name: string): void {
  for (const other of state.channels.values()) {
    if (other.forward !== undefined && channelOf(state, other.forward) === channel) other.forward = name;
  }
  state.channels.delete(channel.key);
  channel.key = fold(name, state.casemapping);
  channel.name = name;
  const keyBefore = channel.historyKey;
  channel.historyKey = channelKey(name);
  noteRenamed(state, channel, keyBefore);
  state.channels.set(channel.key, channel);
}

/** Makes a channel without members: someone must be put into it at once, or it must be made to belong to someone. */
export function addChannel(state: State, name: string, flags: string): Channel {
  const channel: Channel = {
    key: fold(name, state.casemapping),
    name,
    historyKey: channelKey(name),
    createdAt: state.now,
    registration: undefined,
    members: new Map(),
    audience: undefined,
    topic: undefined,
    metadata: noMetadata,
    flags,
    password: undefined,
    membersMax: undefined,
    forward: undefined,
    slowSeconds: undefined,
    renamedAt: undefined,
    spoken: new Map(),
    knocked: new Map(),
    lists: new Map(),
    invited: new Set(),
  };
  state.channels.set(channel.key, channel);
  return channel;
}
