import { channelNameFault, isChannelName, nickFault } from '@salon/protocol';
import { accountOf, ownerOf } from '../accounts/registry.ts';
import { channelKey } from '../history/key.ts';
import { keptKey } from '../kept/key.ts';
import type { User } from '../state/model.ts';
import { channelOf, type State, settingsOf, userOf, visibleChannel } from '../state/state.ts';

/** What someone reads: a channel, or her talk with somebody. */
export interface Place {
  /** Under which key it is noted how far she has read it. */
  readonly key: string;
  /** How she calls it. */
  readonly name: string;
}

/**
 * What a target means to someone, whether it is there or not; undefined when nothing can be called so. A nick means the
 * account of who has it, so that another nick of hers is the same place.
 */
export function placeOf(state: State, asker: User, target: string): Place | undefined {
  const { channelBytesMax, nickCharsMax } = settingsOf(state);
  if (isChannelName(target)) {
    if (channelNameFault(target, channelBytesMax) !== undefined) return undefined;
    const key = channelOf(state, target)?.historyKey ?? channelKey(target);
    return { key, name: visibleChannel(state, asker, target)?.name ?? target };
  }
  if (nickFault(target, nickCharsMax) !== undefined) return undefined;
  const holder = userOf(state, target);
  const account =
    holder === undefined
      ? (ownerOf(state, target) ?? accountOf(state, target))?.name
      : holder.identity.account;
  return { key: keptKey(account ?? target), name: holder?.identity.nick ?? target };
}
