import type { Names, Present, Query } from '../query.ts';
import { hasFlag, isInTheDark, isLitFor } from '../state/channel.ts';
import type { Channel, Member, User } from '../state/model.ts';
import { visibleChannel } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import type { QuerySpec } from './spec.ts';

/**
 * Who is in a channel. She who sits in the dark herself is not among them: as Ergo answers, the list is the same for
 * the whole audience. When she comes in it has to show her too, as the Modern IRC document says.
 */
export const names: QuerySpec<Extract<Query, { type: 'names' }>> = (state, asker, query) => {
  const channel = visibleChannel(state, asker, query.channel);
  if (channel === undefined) {
    return { type: 'names', channel: query.channel, secret: false, members: [] };
  }
  const shown = namesOf(channel, asker);
  if (!isInTheDark(channel, channel.members.get(asker.id))) return shown;
  return { ...shown, members: shown.members.filter(({ who }) => who !== asker.identity) };
};

/**
 * Those of a channel whom the asker may see: members and operators who see all, others all but the invisible, and an
 * auditorium hides whom it hides.
 */
export function namesOf(channel: Channel, asker: User): Names {
  const inside = channel.members.has(asker.id) || hasPrivilege(asker, 'see');
  const members: Present[] = [];
  for (const member of channel.members.values()) {
    const isShown = inside || !member.user.modes.includes('i');
    if (isShown && isLitFor(channel, member, asker)) members.push(presentOf(member));
  }
  return { type: 'names', channel: channel.name, secret: hasFlag(channel, 's'), members };
}

/** A member as others see her. */
function presentOf(member: Member): Present {
  return { who: member.user.identity, modes: member.modes, away: member.user.away !== undefined };
}
