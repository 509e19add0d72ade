import { fold } from '@salon/protocol';
import { withAudit } from '../audit.ts';
import type { AnyoneScene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import type { Refusal } from '../refusal.ts';
import { serverSession } from '../session.ts';
import type { Command } from '../signal.ts';
import { type State, settingsOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import type { Account } from './account.ts';
import { accountOf } from './registry.ts';

/** Who wants something of accounts of others. */
type KeeperAsking = Pick<AnyoneScene, 'state' | 'session' | 'user'>;

/** Whether the command line, or an operator of the server who may, is at work on accounts of others. */
export function isKeeper({ session, user }: KeeperAsking): boolean {
  return session === serverSession || (user !== undefined && hasPrivilege(user, 'accounts'));
}

/**
 * Whether someone may make and change the account of a name for others. One that makes operators of the server is for
 * the command line alone: else who keeps accounts, or comes first, would be any operator that she likes.
 */
export function keepsAccount(asking: KeeperAsking, name: string): boolean {
  return isKeeper(asking) && (asking.session === serverSession || !isOperAccount(asking.state, name));
}

/** Whether the settings name an account for operators of the server. */
export function isOperAccount(state: State, name: string): boolean {
  const folded = fold(name, 'ascii');
  return settingsOf(state).operAccounts.some(account => fold(account, 'ascii') === folded);
}

/** The account that a command is about, if who sent it may change it: it is hers, or she is one who keeps accounts. */
export function managedAccount(
  scene: AnyoneScene,
  { account: name }: Extract<Command, { account: string }>,
): Account | Refusal {
  const account = accountOf(scene.state, name);
  const isHers = account !== undefined && account.name === scene.user?.identity.account;
  if (!isHers && !isKeeper(scene)) return { code: 'account-not-yours', account: name };
  if (account !== undefined && !isHers && !keepsAccount(scene, account.name)) {
    return { code: 'account-of-operator', account: account.name };
  }
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
