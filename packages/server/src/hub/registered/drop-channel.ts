import { type CommandSpec, refuse } from '../commands/spec.ts';
import { kept } from '../kept/key.ts';
import { serverSession } from '../session.ts';
import { confirmationOf } from './confirmation.ts';
import { about, managed, ownChannel } from './guard.ts';
import { dropRegistration } from './registry.ts';
import type { DropChannel } from './signal.ts';

/** A channel belongs to nobody any more. Those who are in it stay as they are. */
export const dropChannel: CommandSpec<DropChannel> = about(ownChannel, (scene, { confirm }) => {
  const { state, session, channel } = scene;
  const expected = confirmationOf(scene);
  if (session !== serverSession && confirm !== expected) {
    return refuse(scene, {
      code: 'confirmation-needed',
      command: `DROP ${channel.name}`,
      confirm: expected,
    });
  }
  dropRegistration(state, channel);
  return [kept(scene, 'channel', channel.name), managed(scene, channel.name, { what: 'dropped' })];
});
