import { clipText } from '@salon/protocol';
import type { Scene } from '../commands/spec.ts';
import type { Kicked } from '../effect.ts';
import { memoryOfMember } from '../history/memory.ts';
import { onlookersOf } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { removeMember } from '../state/state.ts';
import { chanServ } from './chan-serv.ts';

/** Throws all members out of a channel but one. A channel that belongs to nobody is gone then, if nobody stays. */
export function emptyChannel(
  { state, settings, at, session: origin }: Scene,
  channel: Channel,
  why: string,
  stays?: User,
): readonly Kicked[] {
  const reason = clipText(why, settings.kickBytesMax);
  const by = chanServ(settings);
  const members = [...channel.members.values()].filter(({ user }) => user !== stays);
  return members.map(member => {
    const { user } = member;
    const to = onlookersOf(channel, member);
    const history = memoryOfMember(state, channel, member);
    removeMember(state, channel, user);
    const { identity, sessions: subject } = user;
    return {
      type: 'kicked',
      at,
      to,
      origin,
      by,
      nick: identity.nick,
      channel: channel.name,
      reason,
      subject,
      history,
    };
  });
}
