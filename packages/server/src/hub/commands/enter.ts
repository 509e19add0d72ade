import { clipText, nickFault } from '@salon/protocol';
import { whatKeepsOut } from '../accounts/log-in.ts';
import { whoseNickIsIt } from '../accounts/nicks.ts';
import { accountOf } from '../accounts/registry.ts';
import { whatKeepsNewcomer } from '../bans/keep-out.ts';
import type { Effect } from '../effect.ts';
import { identityOf } from '../identity.ts';
import { beginWith } from '../metadata/change.ts';
import { noMetadata } from '../metadata/metadata.ts';
import { reports } from '../report.ts';
import type { Enter } from '../signal.ts';
import type { User } from '../state/model.ts';
import { addUser, userOf } from '../state/state.ts';
import { activeHost, vhostOf } from '../vhosts/registry.ts';
import { join } from './join.ts';
import { becomeOperatorByHerself } from './oper.ts';
import { type CommandSpec, refuse } from './spec.ts';
import { sortedUserModes } from './user-mode.ts';
import { nowOnline } from './watched.ts';

/** A newcomer becomes a user, in the channels she asked for: one command, so that no one sees her half arrived. */
export const enter: CommandSpec<Enter> = {
  by: 'newcomer',
  run(scene, command) {
    const { state, session, at } = scene;
    const fault = nickFault(command.nick, scene.settings.nickCharsMax);
    if (fault !== undefined) return refuse(scene, { code: 'nick-invalid', nick: command.nick, fault });
    const { nick, user: userName, host: cloak, origin } = command;
    const account = accountOf(state, command.account ?? '')?.name;
    const vhost = account === undefined ? undefined : vhostOf(state, account).host;
    const hosts = vhost === undefined ? nowhere : [vhost];
    const suspect = { identity: { nick, user: userName, host: cloak, account }, origin, cloak, hosts };
    const kept = whatKeepsNewcomer(state, suspect);
    if (kept !== undefined) return refuse(scene, kept);
    if (userOf(state, command.nick)) return refuse(scene, { code: 'nick-taken', nick: command.nick });
    const refusal =
      (command.account !== undefined && whatKeepsOut(state, command.account, command.credential)) ||
      whoseNickIsIt(state, command.nick, account);
    if (refusal) return refuse(scene, refusal);

    const user: User = {
      id: state.userIdNext,
      identity: {
        ...identityOf(command.nick, command.user, activeHost(state, account) ?? cloak, command.real),
        account,
      },
      sessions: [session],
      via: command.via,
      origin,
      cloak,
      hostGiven: undefined,
      hosts,
      channels: new Set(),
      invitedTo: noChannels,
      away: clipText(command.away ?? '', scene.settings.awayBytesMax) || undefined,
      oper: undefined,
      accepts: nobody,
      silences: [],
      toldOfCallerAt: undefined,
      metadata: noMetadata,
      metadataPaidUntil: 0,
      markers: undefined,
      modes: sortedUserModes(scene.settings.userModesDefault),
      enteredAt: at,
      spokeAt: at,
    };
    state.userIdNext += 1;
    addUser(state, user);
    const { identity: who, via, modes } = user;
    const effects: Effect[] = [{ type: 'entered', at, session, who, via, modes }];
    effects.push(...nowOnline(scene, who));
    effects.push(...becomeOperatorByHerself({ ...scene, user }));
    if (command.metadata !== undefined) effects.push(...beginWith({ ...scene, user }, command.metadata));
    for (const channel of command.channels) {
      effects.push(...join.run({ ...scene, user }, { type: 'join', channel }));
    }
    effects.push(...reports(state, { what: 'came', who, origin: user.origin, via }));
    return effects;
  },
};

const nowhere: User['hosts'] = [];
const noChannels: User['invitedTo'] = new Set();
const nobody: User['accepts'] = new Set();
