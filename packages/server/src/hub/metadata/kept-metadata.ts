import { accountOf } from '../accounts/registry.ts';
import { keptKey } from '../kept/key.ts';
import type { KeptSpec } from '../kept/spec.ts';
import type { State } from '../state/state.ts';

/** The metadata of an account, as they are kept. */
interface MetadataRecord {
  readonly account: string;
  readonly values: readonly (readonly [key: string, value: string])[];
}

/** The metadata of an account are kept beside it: they change often, and it does not. */
export const keptMetadata: KeptSpec = {
  record(state, key): MetadataRecord | undefined {
    const values = state.accountMetadata.get(key);
    return values && { account: key, values: [...values] };
  },
  restore(state: State, { account, values }: MetadataRecord) {
    if (accountOf(state, account) === undefined) return 'there is no such account';
    state.accountMetadata.set(keptKey(account), new Map(values));
    return undefined;
  },
};
