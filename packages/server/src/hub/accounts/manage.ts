import { withAudit } from '../audit.ts';
import type { AnyoneScene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import type { Refusal } from '../refusal.ts';
import { serverSession } from '../session.ts';
import type { Command } from '../signal.ts';
import { hasPrivilege } from '../state/user.ts';
import type { Account } from './account.ts';
import { accountOf } from './registry.ts';

/** Whether the command line, or an operator of the server who may, is at work on accounts of others. */
export function isKeeper({ session, user }: AnyoneScene): boolean {
  return session === serverSession || (user !== undefined && hasPrivilege(user, 'accounts'));
}

/** The account that a command is about, if who sent it may change it: it is hers, or she is one who keeps accounts. */
export function managedAccount(
  scene: AnyoneScene,
  { account: name }: Extract<Command, { account: string }>,
): Account | Refusal {
  const account = accountOf(scene.state, name);
  const isHers = account !== undefined && account.name === scene.user?.identity.account;
  if (!isHers && !isKeeper(scene)) return { code: 'account-not-yours', account: name };
  return account ?? { code: 'no-such-account', account: name };
}

/** Carries out a command about an account. Where it is not hers who sent it, the audit log is to have it. */
export function asKeeper(
  scene: AnyoneScene,
  command: Command,
  account: string | undefined,
  run: () => readonly Effect[],
): readonly Effect[] {
  const { user } = scene;
  // What is carried out may log her out.
  const isHers = account !== undefined && account === user?.identity.account;
  const effects = run();
  return user === undefined || isHers ? effects : withAudit({ ...scene, user }, command, effects);
}
