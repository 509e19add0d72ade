import { fold } from '@salon/protocol';
import type { Identity } from '../identity.ts';
import { matchesUser } from '../modes/listed.ts';
import type { QuerySpec } from '../queries/spec.ts';
import { actsAs } from '../state/authority.ts';
import type { Channel } from '../state/model.ts';
import { isAtLeast } from '../state/rank.ts';
import { type State, userOf, visibleChannel } from '../state/state.ts';
import type { RegisteredQuery } from './query.ts';
import { rankByAccess } from './registration.ts';

/**
 * By which bans someone can be kept out of a channel, for those who may ban in it: by account where there is one, and
 * by the host with which she is shown. Of who else is meant, only members are named.
 */
export const howToBan: QuerySpec<Extract<RegisteredQuery, { type: 'how-to-ban' }>> = (
  state,
  asker,
  query,
) => {
  const channel = visibleChannel(state, asker, query.channel);
  if (channel === undefined) return { code: 'no-such-channel', channel: query.channel };
  if (!actsAs(channel, asker, 'halfop')) {
    return { code: 'rank-needed', channel: channel.name, rank: 'halfop' };
  }
  const target = userOf(state, query.nick);
  const who = target?.identity ?? lastCalled(state, query.nick);
  if (who === undefined) return { code: 'no-such-nick', nick: query.nick };
  const { account, host, nick } = who;
  const masks = [...(account === undefined ? [] : [`a:${account}`]), `*!*@${host}`];
  const passesBans = isAtLeast(rankByAccess(channel, account), 'halfop');
  return {
    type: 'how-to-ban',
    channel: channel.name,
    nick,
    here: target !== undefined,
    exempt: passesBans ? account : undefined,
    bans: masks.map(mask => ({ mask, others: othersMeant(state, channel, mask, target?.identity) })),
  };
};

function othersMeant(
  state: State,
  channel: Channel,
  mask: string,
  target: Identity | undefined,
): readonly string[] {
  const folded = fold(mask, state.casemapping);
  const members = [...channel.members.values()].map(({ user }) => user);
  return members
    .filter(user => user.identity !== target && matchesUser(folded, user, 'join', state.casemapping))
    .map(({ identity }) => identity.nick);
}

/** Who was called so last. */
function lastCalled(state: State, nick: string): Identity | undefined {
  const folded = fold(nick, state.casemapping);
  return state.gone.findLast(({ who }) => fold(who.nick, state.casemapping) === folded)?.who;
}
