import { channelNameFault, clipText, fold } from '@salon/protocol';
import { type CommandSpec, refuse } from '../commands/spec.ts';
import { loseMemory } from '../history/closed.ts';
import { kept } from '../kept/key.ts';
import { channelOf } from '../state/state.ts';
import { emptyChannel } from './empty-channel.ts';
import { keepsChannels, managed } from './guard.ts';
import { type Purge, purgeOf } from './purge.ts';
import type { PurgeChannel } from './signal.ts';

/**
 * An operator of the server closes a name: who is in such a channel is thrown out, and nobody comes in until it is
 * opened again. What was said in it is forgotten. If it belongs to someone it still does, so that a closing by mistake can be undone.
 */
export const purgeChannel: CommandSpec<PurgeChannel> = {
  by: 'anyone',
  run(scene, { channel: name, on, reason }) {
    const { state, settings, at, user } = scene;
    if (!keepsChannels(scene)) return refuse(scene, { code: 'privilege-needed' });
    const key = fold(name, state.casemapping);
    const old = purgeOf(state, name);
    if (!on) {
      if (old === undefined) return refuse(scene, { code: 'channel-not-purged', channel: name });
      state.purges.delete(key);
      return [kept(scene, 'purge', old.channel), managed(scene, old.channel, { what: 'purged', on })];
    }
    const fault = channelNameFault(name, settings.channelBytesMax);
    if (fault !== undefined) return refuse(scene, { code: 'channel-name-invalid', channel: name, fault });
    const found = channelOf(state, name);
    const why = clipText(reason ?? '', settings.kickBytesMax);
    const purge: Purge = {
      channel: old?.channel ?? found?.name ?? name,
      ...(user?.oper !== undefined && { by: user.oper.name }),
      at,
      ...(why !== '' && { reason: why }),
    };
    state.purges.set(key, purge);
    loseMemory(state, purge.channel);
    const thrownOut =
      found === undefined ? [] : emptyChannel(scene, found, `Closed${why === '' ? '' : `: ${why}`}`);
    return [
      kept(scene, 'purge', purge.channel),
      ...thrownOut,
      managed(scene, purge.channel, { what: 'purged', on }),
    ];
  },
};
