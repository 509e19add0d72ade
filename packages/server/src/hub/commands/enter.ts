import { clipText, nickFault } from '@salon/protocol';
import { whatKeepsOut } from '../accounts/log-in.ts';
import { whoseNickIsIt } from '../accounts/nicks.ts';
import { accountOf } from '../accounts/registry.ts';
import { whatKeepsNewcomer } from '../bans/keep-out.ts';
import { attach, type Missed } from '../devices/attach.ts';
import type { Device } from '../devices/device.ts';
import { deviceSeen, noteSeen } from '../devices/seen.ts';
import { mayShare, whatCrowds } from '../devices/share.ts';
import type { Effect } from '../effect.ts';
import { identityOf } from '../identity.ts';
import { beginWith } from '../metadata/change.ts';
import { noMetadata } from '../metadata/metadata.ts';
import type { Refusal } from '../refusal.ts';
import { reports } from '../report.ts';
import type { Enter } from '../signal.ts';
import type { User } from '../state/model.ts';
import { addUser, type State, userOf } from '../state/state.ts';
import { activeHost, vhostOf } from '../vhosts/registry.ts';
import { join } from './join.ts';
import { becomeOperatorByHerself } from './oper.ts';
import { type CommandSpec, refuse, type Scene } from './spec.ts';
import { sortedUserModes } from './user-mode.ts';
import { nowOnline } from './watched.ts';

/**
 * A newcomer becomes a user, in the channels she asked for, or another session of the user that she is already: one
 * command, so that no one sees her half arrived.
 */
export const enter: CommandSpec<Enter> = {
  by: 'newcomer',
  run(scene, command) {
    const { state } = scene;
    const account = accountOf(state, command.account ?? '')?.name;
    const refusal = whatForbids(scene, command, account);
    if (refusal !== undefined) return refuse(scene, refusal);
    const device = deviceOf(scene, command);
    const missed = missedBy(state, account, device);
    const holder = userOf(state, command.nick);
    const user = holder ?? newUser(scene, command, account, device);
    const inside = { ...scene, user };
    const effects: Effect[] = [];
    if (holder === undefined) effects.push(...comeIn(scene, user, device, missed));
    else effects.push(...attach(inside, device, missed));
    effects.push(...noteSeen(inside, user, [device]), ...becomeOperatorByHerself(inside));
    if (command.metadata !== undefined) effects.push(...beginWith(inside, command.metadata));
    if (user.channels.size === 0) {
      for (const channel of command.channels) {
        effects.push(...join.run(inside, { type: 'join', channel }));
      }
    }
    if (holder !== undefined) return effects;
    const { identity: who } = user;
    return [...effects, ...reports(state, { what: 'came', who, origin: device.origin, via: device.via })];
  },
};

function whatForbids(
  { state, settings }: Scene,
  { nick, user, host: cloak, origin, account: given, credential }: Enter,
  account: string | undefined,
): Refusal | undefined {
  const fault = nickFault(nick, settings.nickCharsMax);
  if (fault !== undefined) return { code: 'nick-invalid', nick, fault };
  const suspect = {
    identity: { nick, user, host: cloak, account },
    devices: [{ origin, cloak }],
    cloak,
    hosts: hostsOfAccount(state, account),
  };
  const kept = whatKeepsNewcomer(state, suspect);
  if (kept !== undefined) return kept;
  const holder = userOf(state, nick);
  if (holder !== undefined && !mayShare(state, holder, account)) return { code: 'nick-taken', nick };
  if (given !== undefined) {
    const refusal = whatKeepsOut(state, given, credential) ?? whatCrowds(state, given);
    if (refusal !== undefined) return refusal;
  }
  return whoseNickIsIt(state, nick, account);
}

function deviceOf(
  { at, session, settings }: Scene,
  { via, origin, host: cloak, away, device: name, token }: Enter,
): Device {
  const message = clipText(away ?? '', settings.awayBytesMax) || undefined;
  return {
    session,
    name,
    token,
    via,
    origin,
    cloak,
    since: at,
    away: message === undefined ? undefined : { message, at },
  };
}

/** What of its user's rooms and talks a device was not here for, when that is known. */
function missedBy(state: State, account: string | undefined, { name }: Device): Missed {
  if (account === undefined || name === undefined) return {};
  const missedSince = deviceSeen(state, account, name);
  return missedSince === undefined ? {} : { missedSince };
}

function comeIn(scene: Scene, user: User, { via }: Device, missed: Missed): readonly Effect[] {
  const { state, session, at } = scene;
  state.userIdNext += 1;
  addUser(state, user);
  const { identity: who, modes } = user;
  return [{ type: 'entered', at, session, who, via, modes, ...missed }, ...nowOnline(scene, who)];
}

function newUser(
  { state, at, session, settings }: Scene,
  { nick, user, host: cloak, real }: Enter,
  account: string | undefined,
  device: Device,
): User {
  return {
    id: state.userIdNext,
    identity: { ...identityOf(nick, user, activeHost(state, account) ?? cloak, real), account },
    devices: [device],
    sessions: [session],
    aloneSince: undefined,
    cloak,
    hostGiven: undefined,
    hosts: hostsOfAccount(state, account),
    channels: new Set(),
    invitedTo: noChannels,
    away: device.away?.message,
    oper: undefined,
    accepts: nobody,
    silences: [],
    toldOfCallerAt: undefined,
    metadata: noMetadata,
    metadataPaidUntil: 0,
    markers: undefined,
    modes: sortedUserModes(settings.userModesDefault),
    enteredAt: at,
    spokeAt: at,
  };
}

/** The hosts of a user that her door does not know of. */
function hostsOfAccount(state: State, account: string | undefined): User['hosts'] {
  const vhost = account === undefined ? undefined : vhostOf(state, account).host;
  return vhost === undefined ? nowhere : [vhost];
}

const nowhere: User['hosts'] = [];
const noChannels: User['invitedTo'] = new Set();
const nobody: User['accepts'] = new Set();
