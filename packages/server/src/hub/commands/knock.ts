import { clipText } from '@salon/protocol';
import { isBanned } from '../modes/listed.ts';
import type { Refusal } from '../refusal.ts';
import type { Knock } from '../signal.ts';
import type { Channel } from '../state/model.ts';
import { note, secondsToWait } from '../state/pace.ts';
import { rankedAudience } from '../state/rank.ts';
import { visibleChannel } from '../state/state.ts';
import { whatBars } from './bars.ts';
import { type CommandSpec, refuse, type UserScene } from './spec.ts';

/** Someone who may not go into a channel asks its halfops and above to be let in. */
export const knock: CommandSpec<Knock> = {
  by: 'user',
  run(scene, command) {
    const { state, user, settings, at, session } = scene;
    const channel = visibleChannel(state, user, command.channel);
    if (channel === undefined) return refuse(scene, { code: 'no-such-channel', channel: command.channel });
    const refusal = whatForbids(scene, channel);
    if (refusal !== undefined) return refuse(scene, refusal);

    note(channel.knocked, user.id, at, settings.knockSeconds);
    const to = rankedAudience(channel, 'halfop', []);
    const text = clipText(command.text ?? '', settings.kickBytesMax) || undefined;
    const { name } = channel;
    return [
      { type: 'knocked', at, to, origin: session, who: user.identity, channel: name, text },
      { type: 'knock-heard', at, session, channel: name },
    ];
  },
};

/** Why someone is not heard. The banned would only knock to annoy. */
function whatForbids(scene: UserScene, channel: Channel): Refusal | undefined {
  const { user, settings, at } = scene;
  const { name } = channel;
  if (channel.members.has(user.id)) return { code: 'knocked-inside', channel: name };
  const bar = whatBars(scene, channel, undefined);
  if (bar?.code === 'channel-purged') return bar;
  if (bar === undefined) return { code: 'open-to-you', channel: name };
  if (isBanned(channel, user, 'join', scene.state.casemapping)) {
    return { code: 'may-not-speak', channel: name, because: 'banned' };
  }
  const seconds = secondsToWait(channel.knocked, user.id, at, settings.knockSeconds);
  return seconds === 0 ? undefined : { code: 'knocked-too-soon', channel: name, seconds };
}
