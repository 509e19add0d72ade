import type { KeptSpec } from '../kept/spec.ts';
import { channelOf, type State } from '../state/state.ts';
import { loseMemory, noteOpen } from './closed.ts';
import { channelKey } from './key.ts';

/** That a channel of nobody was ever closed. */
interface ClosedRoomRecord {
  readonly channel: string;
}

/**
 * It is kept so that a server that begins anew forgets what was said there: nobody is in it then, and whoever takes
 * its name next was not let in before.
 */
export const keptClosedRoom: KeptSpec = {
  record(state, key): ClosedRoomRecord | undefined {
    const channel = state.closedRooms.names.get(key);
    return channel === undefined ? undefined : { channel };
  },
  restore(state: State, { channel }: ClosedRoomRecord) {
    const key = channelKey(channel);
    state.closedRooms.names.set(key, channel);
    if (channelOf(state, channel)?.registration === undefined) loseMemory(state, channel);
    else noteOpen(state, key);
    return undefined;
  },
};
