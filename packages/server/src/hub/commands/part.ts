import { clipText } from '@salon/protocol';
import type { Part } from '../signal.ts';
import { audienceOf } from '../state/channel.ts';
import { removeMember } from '../state/state.ts';
import { byMember } from './spec.ts';

/** A member goes out of a channel. */
export const part = byMember<Part>('member', (scene, command) => {
  const { state, user, channel } = scene;
  const to = audienceOf(channel);
  const reason = command.reason && clipText(command.reason, scene.settings.kickBytesMax);
  removeMember(state, channel, user);
  return [
    {
      type: 'parted',
      at: scene.at,
      to,
      origin: scene.session,
      who: user.identity,
      channel: channel.name,
      reason: reason || undefined,
      subject: user.sessions,
    },
  ];
});
