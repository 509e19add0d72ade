import { fold } from '@salon/protocol';
import type { State } from '../state/state.ts';

/** A name under which there may be no channel, because an operator of the server closed it. */
export interface Purge {
  /** As it is shown. */
  readonly channel: string;
  /** The name of the operator; none when it was the command line. */
  readonly by?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason?: string;
}

/** Whether there may be no channel of a name, and why. */
export function purgeOf(state: State, channel: string): Purge | undefined {
  return state.purges.size === 0 ? undefined : state.purges.get(fold(channel, state.casemapping));
}
