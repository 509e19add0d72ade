import { nickFault, serviceNamed } from '@salon/protocol';
import { registrationsOpen } from '../bans/defcon.ts';
import type { AnyoneScene, CommandSpec } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import type { Refusal } from '../refusal.ts';
import { serverSession } from '../session.ts';
import { userOf } from '../state/state.ts';
import type { Account } from './account.ts';
import { logInto } from './log-in.ts';
import { asKeeper, isKeeper, isOperAccount } from './manage.ts';
import { ownerOf, ownerOfAnyLikes, putAccount } from './registry.ts';
import { removeOverdue } from './remove-account.ts';
import type { AddAccount } from './signal.ts';

/**
 * There is to be an account more. Of two who want the same name, the one whose signal comes first gets it. Whoever
 * makes an account for herself is logged in to it, unless she has to show first that an address is hers.
 */
export const addAccount: CommandSpec<AddAccount> = {
  by: 'anyone',
  run(scene, command) {
    const { at, session } = scene;
    const { account: name, credential, forOther = false } = command;
    const isHers = !forOther && session !== serverSession;
    const refusal = isHers ? whatForbidsHer(scene, name) : whatForbidsKeeper(scene, name);
    if (refusal !== undefined) {
      return [{ type: 'account-not-added', at, session, account: name, credential, refusal }];
    }
    const add = () => addOne(scene, command, isHers);
    return isHers ? add() : asKeeper(scene, command, undefined, add);
  },
};

function addOne(scene: AnyoneScene, command: AddAccount, isHers: boolean): readonly Effect[] {
  const { state, at, session, user } = scene;
  const { account: name, credential, verifyUntil } = command;
  // Whose owner came too late is in the way no longer.
  const effects: Effect[] = [...removeOverdue(scene)];
  const account: Account = {
    name,
    credential,
    registeredAt: at,
    nicks: [],
    ...(verifyUntil !== undefined && { verifyUntil }),
  };
  putAccount(state, account);
  const verified = verifyUntil === undefined;
  effects.push(kept(scene, 'account', name));
  effects.push({ type: 'account-added', at, session, account: name, credential, verified });
  if (verified && isHers && user !== undefined) effects.push(...logInto({ ...scene, user }, name));
  return effects;
}

/** Why someone may not have such an account for herself. */
function whatForbidsHer(scene: AnyoneScene, name: string): Refusal | undefined {
  const { state, settings, user } = scene;
  if (!settings.registrationOpen || !registrationsOpen(state)) return { code: 'registration-closed' };
  if (user?.identity.account !== undefined) return { code: 'already-logged-in' };
  const holder = userOf(state, name);
  if (holder !== undefined && holder !== user) return { code: 'nick-taken', nick: name };
  const refusal = whatForbids(scene, name);
  if (refusal !== undefined) return refusal;
  return ownerOfAnyLikes(state, name) && { code: 'account-lookalike', account: name };
}

/** Why an account cannot be made for someone else. Who keeps accounts knows that it looks like another one. */
function whatForbidsKeeper(scene: AnyoneScene, name: string): Refusal | undefined {
  return isKeeper(scene) ? whatForbids(scene, name) : { code: 'privilege-needed' };
}

function whatForbids({ state, settings, session }: AnyoneScene, name: string): Refusal | undefined {
  const fault = nickFault(name, settings.nickCharsMax);
  if (fault !== undefined) return { code: 'nick-invalid', nick: name, fault };
  if (serviceNamed(name) !== undefined) return { code: 'account-lookalike', account: name };
  if (ownerOf(state, name) !== undefined) return { code: 'account-taken', account: name };
  const isForServer = session !== serverSession && isOperAccount(state, name);
  return isForServer ? { code: 'account-of-operator', account: name } : undefined;
}
