import { clipText } from '@salon/protocol';
import { topicAnswer } from '../queries/topic.ts';
import type { Topic } from '../signal.ts';
import { audienceOf, hasFlag, isOperator } from '../state/channel.ts';
import { byMember, refuse } from './spec.ts';

/** A member sets the topic; only an operator may where `t` is set. The same topic again is no change, and is shown. */
export const topic = byMember<Topic>('member', (scene, command) => {
  const { channel, member, user, at } = scene;
  if (hasFlag(channel, 't') && !isOperator(member)) {
    return refuse(scene, { code: 'operator-needed', channel: channel.name });
  }
  const text = clipText(command.text, scene.settings.topicBytesMax);
  if (text === (channel.topic?.text ?? '')) {
    return [{ type: 'answered', because: 'asked', at, session: scene.session, answer: topicAnswer(channel) }];
  }

  const who = user.identity;
  channel.topic = text === '' ? undefined : { text, by: who.mask, at };
  const to = audienceOf(channel);
  return [{ type: 'topic-set', at, to, origin: scene.session, who, channel: channel.name, text }];
});
