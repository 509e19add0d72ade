import { type Casemapping, fold, hasWildcard, isChannelName, matchesFolded } from '@salon/protocol';
import type { Query, WhoRow } from '../query.ts';
import { isSeenIn } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { isHidden } from '../state/sharers.ts';
import { type State, settingsOf, userOf, visibleChannel } from '../state/state.ts';
import { idleSeconds, mayKnowOriginOf } from '../state/user.ts';
import type { QuerySpec } from './spec.ts';

type WhoQuery = Extract<Query, { type: 'who' }>;

/** Someone to be shown, in a channel or in none. */
type Found = readonly [user: User, channel: Channel | undefined];

/**
 * Who is in a channel, who has a nick, or who matches a mask by nick, user, host, all three or real name. `0` and `*`
 * match everyone.
 */
export const who: QuerySpec<WhoQuery> = (state, asker, { mask, operatorsOnly = false, whox }, at) => {
  const rowsMax = settingsOf(state).answerRowsMax;
  const rows: WhoRow[] = [];
  for (const [user, channel] of lookFor(state, asker, mask)) {
    if (operatorsOnly && user.oper === undefined) continue;
    if (rows.length === rowsMax) return { type: 'who', mask, whox, truncated: true, rows };
    rows.push(rowOf(user, channel, asker, at));
  }
  return { type: 'who', mask, whox, truncated: false, rows };
};

function lookFor(state: State, asker: User, mask: string): Iterable<Found> {
  if (isChannelName(mask)) return inChannel(state, asker, mask);
  const owner = userOf(state, mask);
  // Who knows the whole nick is shown her, though she is invisible.
  return owner === undefined ? matching(state, asker, mask) : [[owner, placeOf(owner, asker)]];
}

function* inChannel(state: State, asker: User, name: string): Iterable<Found> {
  const channel = visibleChannel(state, asker, name);
  if (channel === undefined) return;
  for (const { user } of channel.members.values()) {
    if (isSeenIn(channel, user, asker)) yield [user, channel];
  }
}

function* matching(state: State, asker: User, typed: string): Iterable<Found> {
  const mask = typed === '0' ? '*' : fold(typed, state.casemapping);
  for (const user of state.users.values()) {
    if (matches(user, mask, state.casemapping) && !isHidden(user, asker)) yield [user, placeOf(user, asker)];
  }
}

function matches({ identity }: User, mask: string, mapping: Casemapping): boolean {
  return (
    mask === '*' ||
    // A whole nick would have been found by its owner.
    (hasWildcard(mask) && matchesFolded(mask, identity.nick, mapping)) ||
    matchesFolded(mask, identity.user, mapping) ||
    matchesFolded(mask, identity.host, mapping) ||
    matchesFolded(mask, identity.mask, mapping) ||
    matchesFolded(mask, identity.real, mapping)
  );
}

/** A channel in which the asker may see someone: best one in which both are. */
function placeOf(user: User, asker: User): Channel | undefined {
  let seen: Channel | undefined;
  for (const channel of user.channels) {
    if (!isSeenIn(channel, user, asker)) continue;
    if (channel.members.has(asker.id)) return channel;
    seen ??= channel;
  }
  return seen;
}

function rowOf(user: User, channel: Channel | undefined, asker: User, at: number): WhoRow {
  return {
    who: user.identity,
    modes: channel?.members.get(user.id)?.modes ?? '',
    away: user.away !== undefined,
    channel: channel?.name,
    oper: user.oper !== undefined,
    address: mayKnowOriginOf(user, asker) ? user.devices[0]?.origin.address : undefined,
    idleSeconds: idleSeconds(user, at),
  };
}
