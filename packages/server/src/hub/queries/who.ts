import { isChannelName, matchesMask } from '@salon/protocol';
import type { Query, Who } from '../query.ts';
import { isSeenIn, isVisibleTo } from '../state/channel.ts';
import type { User } from '../state/model.ts';
import { channelOf, type State } from '../state/state.ts';
import { shareChannel } from '../state/user.ts';
import { namesOf } from './names.ts';
import type { QuerySpec } from './spec.ts';

type Row = Who['rows'][number];

/** Who is in a channel, or who matches a mask by nick, user, host or real name. `0` and `*` match everyone. */
export const who: QuerySpec<Extract<Query, { type: 'who' }>> = (state, asker, { mask }) => {
  if (isChannelName(mask)) return { type: 'who', mask, rows: inChannel(state, asker, mask) };
  const rows: Row[] = [];
  for (const user of state.users.values()) {
    if (isHidden(user, asker, mask) || !matches(user, mask === '0' ? '*' : mask)) continue;
    rows.push(rowOf(user, asker));
  }
  return { type: 'who', mask, rows };
};

function inChannel(state: State, asker: User, name: string): Row[] {
  const channel = channelOf(state, name);
  if (channel === undefined || !isVisibleTo(channel, asker)) return [];
  return namesOf(channel, asker).members.map(member => ({ ...member, channel: channel.name }));
}

/** The invisible are shown to those who share a channel with them, and to who knows the whole nick. */
function isHidden(user: User, asker: User, mask: string): boolean {
  if (user === asker || !user.modes.includes('i')) return false;
  return !shareChannel(user, asker) && !matchesExactly(user, mask);
}

function matchesExactly(user: User, mask: string): boolean {
  return !/[*?]/.test(mask) && matchesMask(mask, user.identity.nick);
}

function matches(user: User, mask: string): boolean {
  const { nick, user: name, host, real } = user.identity;
  return [nick, name, host, real].some(text => matchesMask(mask, text));
}

function rowOf(user: User, asker: User): Row {
  const seen = [...user.channels].find(channel => isSeenIn(channel, user, asker));
  const modes = seen?.members.get(user.id)?.modes ?? '';
  return { who: user.identity, modes, away: user.away !== undefined, channel: seen?.name };
}
