import type { Query } from '../query.ts';
import { isVisibleTo } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { userOf } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** All about one user that the asker may know. Idle time is counted up to the last signal. */
export const whois: QuerySpec<Extract<Query, { type: 'whois' }>> = (state, asker, query) => {
  const user = userOf(state, query.nick);
  if (user === undefined) return { type: 'nobody', nick: query.nick };
  const channels = [...user.channels]
    .filter(channel => maySeeIn(channel, user, asker))
    .map(({ name, members }) => ({ name, modes: members.get(user.id)?.modes ?? '' }));
  const idleSeconds = Math.max(0, Math.floor((state.now - user.spokeAt) / 1000));
  const { identity: who, away, enteredAt } = user;
  return { type: 'whois', who, channels, away, idleSeconds, enteredAt };
};

/** Members see who is with them; others neither see into secret channels nor where the invisible are. */
function maySeeIn(channel: Channel, user: User, asker: User): boolean {
  if (channel.members.has(asker.id)) return true;
  return isVisibleTo(channel, asker) && !user.modes.includes('i');
}
