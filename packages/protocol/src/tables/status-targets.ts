import { isChannelName } from '../names/channel.ts';
import { channelModes, type Rank } from './channel-modes.ts';

/** Those of a channel to whom something is said, who have a rank or a higher one (RPL_ISUPPORT STATUSMSG). */
export interface StatusTarget {
  readonly rank: Rank;
  /** What stands before the channel's name. */
  readonly symbol: string;
  readonly channel: string;
}

/** All prefixes, the highest first. */
export const statusPrefixes = channelModes.flatMap(({ prefix }) => prefix ?? []).join('');

/** Reads a target such as `@#channel`. Of several prefixes the lowest counts: all above it are meant too. */
export function readStatusTarget(target: string): StatusTarget | undefined {
  if (isChannelName(target)) return undefined;
  let at = 0;
  let lowest = -1;
  for (; at < target.length && !isChannelName(target.charAt(at)); at += 1) {
    const place = statusPrefixes.indexOf(target.charAt(at));
    if (place < 0) return undefined;
    lowest = Math.max(lowest, place);
  }
  const mode = channelModes.find(({ prefix }) => prefix !== undefined && prefix === statusPrefixes[lowest]);
  if (mode?.rank === undefined || mode.prefix === undefined || at === target.length) return undefined;
  return { rank: mode.rank, symbol: mode.prefix, channel: target.slice(at) };
}
