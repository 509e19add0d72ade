import { clipText } from '@salon/protocol';
import { actorOf } from '../actor.ts';
import { sendAway } from '../commands/put-out.ts';
import { type AnyoneScene, type CommandSpec, refuse } from '../commands/spec.ts';
import { noDevice, staysOn } from '../devices/always-on.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import type { Account, Suspension } from './account.ts';
import { asKeeper, isKeeper, managedAccount } from './manage.ts';
import { putAccount, usersOf } from './registry.ts';
import type { AccountChanges, SetAccount, Suspending } from './signal.ts';

/** Something of an account is set otherwise. Who is logged in to one that is suspended is put out. */
export const setAccount: CommandSpec<SetAccount> = {
  by: 'anyone',
  run(scene, command) {
    const { changes } = command;
    const account = managedAccount(scene, command);
    if ('code' in account) return refuse(scene, account);
    const isForKeepers = changes.suspended !== undefined || changes.password !== undefined;
    if (isForKeepers && !isKeeper(scene)) {
      return refuse(scene, { code: 'privilege-needed' });
    }
    return asKeeper(scene, command, account.name, () => changeAccount(scene, account, changes));
  },
};

/** Sets something of an account, whoever wants it. */
export function changeAccount(
  scene: AnyoneScene,
  account: Account,
  changes: AccountChanges,
): readonly Effect[] {
  const { state, at, session, settings } = scene;
  putAccount(state, changed(scene, account, changes));
  const effects: Effect[] = [
    kept(scene, 'account', account.name),
    { type: 'account-set', at, session, account: account.name, changes },
  ];
  if (!changes.suspended) {
    const alone = usersOf(state, account.name).filter(
      user => user.sessions.length === 0 && !staysOn(state, user),
    );
    return alone.length === 0 ? effects : [...effects, ...sendAway(scene, alone, noDevice)];
  }
  const why = clipText(changes.suspended.reason, settings.kickBytesMax);
  const reason = `Account suspended (${why})`;
  return [...effects, ...sendAway(scene, usersOf(state, account.name), reason)];
}

function changed(scene: AnyoneScene, account: Account, changes: AccountChanges): Account {
  const {
    enforce: wasEnforced,
    devices: wereDevices,
    alwaysOn: wasAlwaysOn,
    suspended: wasSuspended,
    ...rest
  } = account;
  const { suspended } = changes;
  const newEnforce = changes.enforce === undefined ? wasEnforced : (changes.enforce ?? undefined);
  const newDevices = changes.devices === undefined ? wereDevices : (changes.devices ?? undefined);
  const newAlwaysOn = changes.alwaysOn === undefined ? wasAlwaysOn : (changes.alwaysOn ?? undefined);
  const newSuspended =
    suspended === undefined ? wasSuspended : (suspended && suspensionBy(scene, suspended)) || undefined;
  return {
    ...rest,
    ...(newEnforce !== undefined && { enforce: newEnforce }),
    ...(newDevices !== undefined && { devices: newDevices }),
    ...(newAlwaysOn !== undefined && { alwaysOn: newAlwaysOn }),
    ...(newSuspended !== undefined && { suspended: newSuspended }),
  };
}

function suspensionBy(scene: AnyoneScene, { reason, seconds }: Suspending): Suspension {
  const { at, settings } = scene;
  return {
    reason: clipText(reason, settings.kickBytesMax),
    by: actorOf(scene).name,
    at,
    ...(seconds !== undefined && { until: at + seconds * 1000 }),
  };
}
