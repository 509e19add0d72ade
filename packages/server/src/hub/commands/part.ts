import { clipText } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { memoryOfMember } from '../history/memory.ts';
import type { Part, PartAll } from '../signal.ts';
import { onlookersOf } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { removeMember } from '../state/state.ts';
import { byMember, type CommandSpec, type UserScene } from './spec.ts';

/** A member goes out of a channel. */
export const part = byMember<Part>((scene, command) => {
  const reason = clipText(command.reason ?? '', scene.settings.kickBytesMax) || undefined;
  return [goOut(scene, scene.channel, reason)];
});

/** A user goes out of all her channels. */
export const partAll: CommandSpec<PartAll> = {
  by: 'user',
  run: scene => [...scene.user.channels].map(channel => goOut(scene, channel, undefined)),
};

/** Takes a user out of a channel in which she is. */
export function goOut(
  { state, user, at, session }: UserScene,
  channel: Channel,
  reason: string | undefined,
): Effect {
  const member = channel.members.get(user.id);
  const to = onlookersOf(channel, member);
  const history = memoryOfMember(state, channel, member);
  removeMember(state, channel, user);
  const { identity: who, sessions: subject } = user;
  return { type: 'parted', at, to, origin: session, who, channel: channel.name, reason, subject, history };
}
