import { channelMode } from '@salon/protocol';
import { isVerified } from '../accounts/account.ts';
import { accountOf } from '../accounts/registry.ts';
import { type AnyoneScene, type CommandSpec, refuse } from '../commands/spec.ts';
import { kept } from '../kept/key.ts';
import { rankFor } from '../modes/spec.ts';
import type { Refusal } from '../refusal.ts';
import { isAtLeast } from '../state/rank.ts';
import { about, authorityByAccess, knownChannel, managed, type Owned } from './guard.ts';
import { changeRanks, membersOf, type RankChange } from './ranks.ts';
import { setRegistration } from './registry.ts';
import type { SetAccess } from './signal.ts';

/**
 * An account is given a rank in a channel for good, or loses it. By her access someone may give and take what the
 * same rank may by MODE, and everyone may give up her own.
 */
export const setAccess: CommandSpec<SetAccess> = about(knownChannel, (scene, command) => {
  const { state, settings, channel, registration } = scene;
  const { on, letter } = command;
  const account = accountOf(state, command.account);
  const old = account && registration.access.get(account.name);
  const isHers = account !== undefined && account.name === scene.user?.identity.account;
  const refusal = isHers && !on ? undefined : whatForbids(scene, command, old);
  if (refusal !== undefined) return refuse(scene, refusal);
  if (account === undefined || !isVerified(account)) {
    return refuse(scene, { code: 'no-such-account', account: command.account });
  }
  const { name } = account;
  if (name === registration.founder) {
    return refuse(scene, { code: 'access-of-founder', channel: channel.name, account: name });
  }
  if (on === (old === letter)) {
    return refuse(scene, { code: 'access-unchanged', channel: channel.name, account: name });
  }
  const max = settings.accessEntriesMax;
  if (old === undefined && registration.access.size >= max) {
    return refuse(scene, { code: 'access-full', channel: channel.name, max });
  }
  const access = new Map(registration.access);
  if (on) access.set(name, letter);
  else access.delete(name);
  setRegistration(state, channel, { ...registration, access });
  const wanted = membersOf(channel, name).flatMap((member): readonly RankChange[] => [
    ...(old === undefined ? [] : [{ member, on: false, letter: old }]),
    ...(on ? [{ member, on, letter }] : []),
  ]);
  return [
    kept(scene, 'channel', channel.name),
    managed(scene, channel.name, { what: 'access', account: name, on, letter }),
    ...changeRanks(scene, channel, wanted),
  ];
});

function whatForbids(
  scene: AnyoneScene & Owned,
  { letter }: SetAccess,
  old: string | undefined,
): Refusal | undefined {
  const { channel } = scene;
  const authority = authorityByAccess(scene, channel);
  const letters = old === undefined ? [letter] : [letter, old];
  if (!letters.every(one => isAtLeast(authority, rankFor(one)))) {
    return { code: 'access-too-low', channel: channel.name };
  }
  return channelMode(letter)?.kind === 'prefix' ? undefined : { code: 'mode-unknown', letter };
}
