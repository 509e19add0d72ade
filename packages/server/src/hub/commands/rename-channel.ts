import { channelNameFault, clipText } from '@salon/protocol';
import { moveMarkers } from '../markers/change.ts';
import { purgeOf } from '../registered/purge.ts';
import { isFounder } from '../registered/registration.ts';
import type { RenameChannel } from '../signal.ts';
import { actsAs } from '../state/authority.ts';
import { audienceOf } from '../state/channel.ts';
import { secondsUntil } from '../state/pace.ts';
import { channelOf, renameChannel as giveName } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { byMemberOrOper, refuse } from './spec.ts';

/**
 * An operator gives a channel another name, or its founder where it belongs to someone; everything else of it stays
 * (IRCv3 channel-rename). Not again and again: for who does not know RENAME it is as if all members went out and came
 * in.
 */
export const renameChannel = byMemberOrOper<RenameChannel>(
  ({ channel, user }) =>
    channel.registration === undefined || isFounder(channel, user) ? 'operator' : 'none',
  (scene, command) => {
    const { state, channel, settings, user, at, session } = scene;
    const { name } = command;
    const from = channel.name;
    const keyBefore = channel.historyKey;
    if (!actsAs(channel, user, 'operator')) {
      return refuse(scene, { code: 'rank-needed', channel: from, rank: 'operator' });
    }
    if (channel.registration !== undefined && !isFounder(channel, user) && !hasPrivilege(user, 'override')) {
      return refuse(scene, { code: 'rename-not-yours', channel: from, name });
    }
    if (
      purgeOf(state, name) !== undefined ||
      channelNameFault(name, settings.channelBytesMax) !== undefined ||
      name === from
    ) {
      return refuse(scene, { code: 'channel-not-renamable', channel: from, name });
    }
    const taken = channelOf(state, name);
    if (taken !== undefined && taken !== channel) {
      return refuse(scene, { code: 'channel-name-taken', channel: from, name });
    }

    const seconds = secondsUntil(channel.renamedAt, at, settings.renameSeconds);
    if (seconds > 0) return refuse(scene, { code: 'channel-renamed-too-soon', channel: from, name, seconds });

    channel.renamedAt = at;
    giveName(state, channel, name);
    const to = audienceOf(channel);
    const reason = clipText(command.reason ?? '', settings.kickBytesMax) || undefined;
    const who = user.identity;
    return [
      {
        type: 'channel-renamed',
        at,
        to,
        origin: session,
        who,
        from,
        channel: name,
        reason,
        subject: to,
        history: { from: keyBefore, to: channel.historyKey },
      },
      ...moveMarkers(scene, keyBefore, channel),
    ];
  },
);
