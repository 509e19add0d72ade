import { serviceNamed } from '@salon/protocol';
import type { Refusal } from '../refusal.ts';
import { type State, settingsOf } from '../state/state.ts';
import type { Account } from './account.ts';
import { likenessOf, ownerOf, ownerOfLikes } from './registry.ts';

/** Why a nick is not to be had by who is logged in to an account, or to none, if it is not. */
export function whoseNickIsIt(state: State, nick: string, account: string | undefined): Refusal | undefined {
  if (serviceNamed(nick) !== undefined) return { code: 'nick-taken', nick };
  const owner = ownerOf(state, nick);
  if (owner !== undefined) {
    return owner.name === account || !isEnforced(state, owner) ? undefined : { code: 'nick-reserved', nick };
  }
  const alike = ownerOfLikes(state, nick);
  if (alike === undefined || alike.name === account || !isEnforced(state, alike)) return undefined;
  const like = likenessOf(alike, nick, state.casemapping) ?? alike.name;
  return { code: 'nick-lookalike', nick, like };
}

/** Whether nobody but its owner may have the nicks of an account. */
function isEnforced(state: State, { enforce }: Account): boolean {
  switch (settingsOf(state).nicksOwned) {
    case 'strict':
      return enforce !== false;
    case 'optional':
      return enforce === true;
    case 'none':
      return false;
  }
}
