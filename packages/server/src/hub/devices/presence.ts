import type { Effect } from '../effect.ts';
import { kept, keptKey } from '../kept/key.ts';
import { serverSession } from '../session.ts';
import { channelOf, type State, settingsOf, userOf } from '../state/state.ts';
import { staysOn } from './always-on.ts';

/**
 * Says with what happened to someone who stays without a session that it is to be kept, or that nothing of her is any
 * more: whoever changed it, and by whatever command, need not think of that.
 */
export function withPresence(state: State, effects: readonly Effect[]): readonly Effect[] {
  const { presences } = state;
  if (settingsOf(state).alwaysOn === 'off' && presences.size === 0) return effects;
  const keys = new Set(effects.flatMap(effect => nicksIn(state, effect)).map(keptKey));
  const marks: Effect[] = [];
  for (const key of keys) {
    const user = userOf(state, key);
    const stays = user !== undefined && staysOn(state, user);
    if (!stays && !presences.has(key)) continue;
    if (stays) presences.add(key);
    else presences.delete(key);
    marks.push(kept({ at: state.now, session: serverSession }, 'presence', key));
  }
  return marks.length === 0 ? effects : [...effects, ...marks];
}

/** Whose presence may be another one now. */
function nicksIn(state: State, effect: Effect): readonly string[] {
  switch (effect.type) {
    case 'joined':
    case 'parted':
    case 'left':
    case 'away-changed':
    case 'account-changed':
    case 'host-changed':
    case 'real-changed':
    case 'user-modes-set':
    case 'entered':
    case 'dismissed':
      return [effect.who.nick];
    case 'renamed':
      return [effect.who.nick, effect.nick];
    case 'kicked':
      return [effect.nick];
    case 'modes-set':
      return effect.changes.flatMap(({ param }) =>
        param !== undefined && userOf(state, param) ? param : [],
      );
    case 'channel-renamed':
      return membersOf(state, effect.channel);
    case 'account-set':
    case 'account-removed':
      return [effect.account, ...nicksOfUsers(state, effect.account)];
    default:
      return [];
  }
}

function membersOf(state: State, name: string): readonly string[] {
  const members = channelOf(state, name)?.members.values() ?? [];
  return [...members].map(({ user }) => user.identity.nick);
}

function nicksOfUsers(state: State, account: string): readonly string[] {
  return [...(state.accounts.users.get(account) ?? [])].map(({ identity }) => identity.nick);
}
