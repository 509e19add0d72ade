import type { Account } from '../accounts/account.ts';
import { accountOf, ownerOf, usersOf } from '../accounts/registry.ts';
import type { HubSettings } from '../limits.ts';
import type { Refusal } from '../refusal.ts';
import type { User } from '../state/model.ts';
import { type State, settingsOf } from '../state/state.ts';

/**
 * Whether a newcomer who is logged in to an account comes in as another session of a user: of the one who has the
 * nick, when she is logged in to the same account, the nick is its own, and its owner wants so.
 */
export function mayShare(state: State, holder: User, name: string | undefined): boolean {
  if (name === undefined || holder.identity.account !== name) return false;
  const account = accountOf(state, name);
  const owner = ownerOf(state, holder.identity.nick);
  return account !== undefined && owner === account && sharesNick(settingsOf(state), account);
}

/** Whether several sessions of an account may have one nick. */
export function sharesNick({ devices }: HubSettings, account: Account): boolean {
  switch (devices) {
    case 'off':
      return false;
    case 'on':
      return account.devices !== false;
    case 'owner-decides':
      return account.devices === true;
  }
}

/** Why an account cannot be in use in one more session, if that is so. */
export function whatCrowds(state: State, name: string): Refusal | undefined {
  const max = settingsOf(state).sessionsPerAccountMax;
  const account = accountOf(state, name)?.name ?? name;
  const sessions = usersOf(state, account).reduce((sum, user) => sum + user.sessions.length, 0);
  return sessions < max ? undefined : { code: 'too-many-sessions', account, max };
}
