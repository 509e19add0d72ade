import type { Query } from '../query.ts';
import { userOf } from '../state/state.ts';
import { mayKnowOriginOf } from '../state/user.ts';
import type { QuerySpec } from './spec.ts';

/** Who some nicks are and where; who is not here is left out. */
export const userhost: QuerySpec<Extract<Query, { type: 'userhost' }>> = (state, asker, { nicks, of }) => {
  const found = nicks.map(nick => userOf(state, nick)).filter(user => user !== undefined);
  const users = found.map(user => {
    const { identity: who, devices } = user;
    const address = mayKnowOriginOf(user, asker) ? devices[0]?.origin.address : undefined;
    const place = of === 'host' ? who.host : address;
    return { who, away: user.away !== undefined, oper: user.oper !== undefined, place };
  });
  return { type: 'userhost', of, users };
};
