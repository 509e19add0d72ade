import { channelNameFault } from '@salon/protocol';
import { isVerified } from '../accounts/account.ts';
import { accountOf } from '../accounts/registry.ts';
import { type AnyoneScene, type CommandSpec, refuse } from '../commands/spec.ts';
import { kept } from '../kept/key.ts';
import type { Refusal } from '../refusal.ts';
import { actsAs } from '../state/authority.ts';
import { isVisibleTo } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { addChannel, channelOf } from '../state/state.ts';
import { keepsChannels, managed } from './guard.ts';
import { purgeOf } from './purge.ts';
import { changeRanks, membersOf } from './ranks.ts';
import { firstSettings } from './registration.ts';
import { channelsOwnedBy, setRegistration } from './registry.ts';
import type { RegisterChannel } from './signal.ts';

/**
 * A channel belongs to an account from now on. Its operators may want that for their own, and who keeps channels for
 * any, whether somebody is in the channel or not.
 */
export const registerChannel: CommandSpec<RegisterChannel> = {
  by: 'anyone',
  run(scene, { channel: name, account: named }) {
    const { state, settings, at, user } = scene;
    const found = channelOf(state, name);
    const refusal = whatForbids(scene, name, found);
    if (refusal !== undefined) return refuse(scene, refusal);
    const own = user?.identity.account;
    const wanted = named ?? own;
    if (wanted === undefined) return refuse(scene, { code: 'login-needed' });
    const founder = accountOf(state, wanted);
    if (founder === undefined || !isVerified(founder)) {
      return refuse(scene, { code: 'no-such-account', account: wanted });
    }
    if (founder.name !== own && !keepsChannels(scene)) {
      return refuse(scene, { code: 'account-not-yours', account: founder.name });
    }
    const max = settings.channelsPerAccountMax;
    if (!keepsChannels(scene) && channelsOwnedBy(state, founder.name).length >= max) {
      return refuse(scene, { code: 'too-many-channels-owned', max });
    }
    const channel = found ?? addChannel(state, name, settings.channelModesDefault);
    setRegistration(state, channel, {
      founder: founder.name,
      registeredAt: at,
      access: new Map(),
      settings: firstSettings,
    });
    const owners = membersOf(channel, founder.name).map(member => ({ member, on: true, letter: 'q' }));
    return [
      kept(scene, 'channel', channel.name),
      managed(scene, channel.name, { what: 'registered', founder: founder.name }),
      ...changeRanks(scene, channel, owners),
    ];
  },
};

function whatForbids(scene: AnyoneScene, name: string, found: Channel | undefined): Refusal | undefined {
  const { state, settings, user } = scene;
  if (keepsChannels(scene)) {
    const fault = channelNameFault(name, settings.channelBytesMax);
    if (fault !== undefined) return { code: 'channel-name-invalid', channel: name, fault };
    if (purgeOf(state, name) !== undefined) return { code: 'channel-purged', channel: name };
    return found?.registration && { code: 'channel-registered', channel: found.name };
  }
  if (found === undefined || user === undefined || !isVisibleTo(found, user)) {
    return { code: 'no-such-channel', channel: name };
  }
  if (found.registration !== undefined) return { code: 'channel-registered', channel: found.name };
  if (!actsAs(found, user, 'operator')) {
    return { code: 'rank-needed', channel: found.name, rank: 'operator' };
  }
  return settings.channelRegistration === 'open' ? undefined : { code: 'channel-registration-closed' };
}
