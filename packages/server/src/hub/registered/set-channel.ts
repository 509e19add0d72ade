import type { CommandSpec } from '../commands/spec.ts';
import { kept } from '../kept/key.ts';
import { about, managed, ownChannel } from './guard.ts';
import { setRegistration } from './registry.ts';
import type { SetChannel } from './signal.ts';

/** A founder chooses something for her channel. */
export const setChannel: CommandSpec<SetChannel> = about(ownChannel, (scene, { changes }) => {
  const { state, channel, registration } = scene;
  const settings = { ...registration.settings, ...changes };
  setRegistration(state, channel, { ...registration, settings });
  if (!settings.keepTopic && channel.members.size === 0) channel.topic = undefined;
  return [kept(scene, 'channel', channel.name), managed(scene, channel.name, { what: 'set', changes })];
});
