import { clipText, type Rank } from '@salon/protocol';
import { memoryOf } from '../history/memory.ts';
import { topicAnswer } from '../queries/topic.ts';
import type { Topic } from '../signal.ts';
import { actsAs } from '../state/authority.ts';
import { audienceOf, hasFlag } from '../state/channel.ts';
import { byMemberOrOper, type ChannelScene, refuse } from './spec.ts';

/** A member sets the topic; only who has a rank may where `t` is set. The same topic again is no change, and is shown. */
export const topic = byMemberOrOper<Topic>(rankFor, (scene, command) => {
  const { channel, user, at } = scene;
  if (hasFlag(channel, 't') && !actsAs(channel, user, 'halfop')) {
    return refuse(scene, { code: 'rank-needed', channel: channel.name, rank: 'halfop' });
  }
  const text = clipText(command.text, scene.settings.topicBytesMax);
  if (text === (channel.topic?.text ?? '')) {
    return [{ type: 'answered', because: 'asked', at, session: scene.session, answer: topicAnswer(channel) }];
  }

  const who = user.identity;
  channel.topic = text === '' ? undefined : { text, by: who.mask, at };
  const to = audienceOf(channel);
  const history = memoryOf(scene.state, channel);
  return [{ type: 'topic-set', at, to, origin: scene.session, who, channel: channel.name, text, history }];
});

/** What a member must be to set the topic. */
function rankFor({ channel }: ChannelScene): Rank | undefined {
  return hasFlag(channel, 't') ? 'halfop' : undefined;
}
