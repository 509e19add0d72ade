import { accountOf } from '../accounts/registry.ts';
import { keptKey } from '../kept/key.ts';
import type { KeptSpec } from '../kept/spec.ts';
import type { State } from '../state/state.ts';
import { putMarker } from './registry.ts';

/** How far an account has read in a place, as it is kept. */
interface MarkerRecord {
  readonly account: string;
  readonly place: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Stands between an account and a place; neither has it in its name. */
const between = ' ';

/** Under which key it is kept how far an account, by its key, has read in a place. */
export function markerKey(account: string, place: string): string {
  return `${account}${between}${place}`;
}

/** Each place by itself: people read on all day, and then there is little to be written anew. */
export const keptMarker: KeptSpec = {
  record({ markers }, key): MarkerRecord | undefined {
    const [account = '', place = ''] = key.split(between);
    const until = markers.ofAccounts.get(account)?.get(place);
    return until === undefined ? undefined : { account, place, until };
  },
  restore(state: State, { account, place, until }: MarkerRecord) {
    if (accountOf(state, account) === undefined) return 'there is no such account';
    // A limit that is lower by now holds from the next change on.
    putMarker(state.markers, keptKey(account), place, until, Number.POSITIVE_INFINITY);
    return undefined;
  },
};
