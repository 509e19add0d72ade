import { fold, isChannelName, matchesFolded } from '@salon/protocol';
import type { Query, Who } from '../query.ts';
import { isSeenIn } from '../state/channel.ts';
import type { User } from '../state/model.ts';
import { type State, settingsOf, visibleChannel } from '../state/state.ts';
import { shareChannel } from '../state/user.ts';
import { namesOf } from './names.ts';
import type { QuerySpec } from './spec.ts';

type Row = Who['rows'][number];

/** Who is in a channel, or who matches a mask by nick, user, host or real name. `0` and `*` match everyone. */
export const who: QuerySpec<Extract<Query, { type: 'who' }>> = (state, asker, { mask }) => {
  const rows = isChannelName(mask) ? inChannel(state, asker, mask) : matching(state, asker, mask);
  const rowsMax = settingsOf(state).answerRowsMax;
  return { type: 'who', mask, truncated: rows.length > rowsMax, rows: rows.slice(0, rowsMax) };
};

function inChannel(state: State, asker: User, name: string): Row[] {
  const channel = visibleChannel(state, asker, name);
  if (channel === undefined) return [];
  return namesOf(channel, asker).members.map(member => ({ ...member, channel: channel.name }));
}

function matching(state: State, asker: User, typed: string): Row[] {
  const mask = typed === '0' ? '*' : fold(typed);
  const rows: Row[] = [];
  for (const user of state.users.values()) {
    if (!isHidden(user, asker, mask) && matches(user, mask)) rows.push(rowOf(user, asker));
  }
  return rows;
}

/** The invisible are shown to those who share a channel with them, and to who knows the whole nick. */
function isHidden(user: User, asker: User, mask: string): boolean {
  if (user === asker || !user.modes.includes('i')) return false;
  return !shareChannel(user, asker) && !matchesExactly(user, mask);
}

function matchesExactly(user: User, mask: string): boolean {
  return mask === fold(user.identity.nick);
}

function matches(user: User, mask: string): boolean {
  if (mask === '*') return true;
  const { nick, user: name, host, real } = user.identity;
  return [nick, name, host, real].some(text => matchesFolded(mask, fold(text)));
}

function rowOf(user: User, asker: User): Row {
  const seen = [...user.channels].find(channel => isSeenIn(channel, user, asker));
  const modes = seen?.members.get(user.id)?.modes ?? '';
  return { who: user.identity, modes, away: user.away !== undefined, channel: seen?.name };
}
