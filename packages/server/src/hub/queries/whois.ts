import { rowsOf } from '../metadata/subject.ts';
import type { Query } from '../query.ts';
import { isSeenIn } from '../state/channel.ts';
import { userOf } from '../state/state.ts';
import { idleSeconds, isSecure, mayKnowOriginOf } from '../state/user.ts';
import type { QuerySpec } from './spec.ts';

/** All about one user that the asker may know. */
export const whois: QuerySpec<Extract<Query, { type: 'whois' }>> = (state, asker, query, at) => {
  const user = userOf(state, query.nick);
  if (user === undefined) return { type: 'nobody', nick: query.nick };
  const channels = [...user.channels]
    .filter(channel => isSeenIn(channel, user, asker))
    .map(({ name, members }) => ({ name, modes: members.get(user.id)?.modes ?? '' }));
  const { identity: who, away, devices, modes, enteredAt } = user;
  return {
    type: 'whois',
    who,
    channels,
    away,
    oper: user.oper !== undefined,
    title: user.oper?.title,
    secure: isSecure(user),
    metadata: rowsOf(state, { user }, asker),
    own: mayKnowOriginOf(user, asker) ? { origins: devices.map(({ origin }) => origin), modes } : undefined,
    idleSeconds: idleSeconds(user, at),
    enteredAt,
  };
};
