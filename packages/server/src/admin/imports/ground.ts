import { isKnownHash } from '../../accounts/secrets/hashes.ts';
import { hubSettings } from '../../config/hub.ts';
import { readBanTarget } from '../../hub/bans/ban.ts';
import type { ImportGround } from '../../import/plan/ground.ts';
import type { Hands } from '../hands.ts';

/** What an import comes upon, as far as it can be handed to another thread. */
export type GroundFacts = Omit<ImportGround, 'isKnownHash' | 'banTarget'>;

/** What an import comes upon now. */
export function groundOf({ state, store, settings, clock }: Hands): GroundFacts {
  const { nickCharsMax, channelBytesMax, topicBytesMax, kickBytesMax, keyBytesMax, listEntriesMax } =
    hubSettings(settings());
  const { casemapping } = state;
  return {
    settings: {
      casemapping,
      nickCharsMax,
      channelBytesMax,
      topicBytesMax,
      kickBytesMax,
      keyBytesMax,
      listEntriesMax,
    },
    now: clock.now(),
    accounts: [...state.accounts.byName.values()].map(({ name, nicks }) => ({ name, nicks })),
    channels: [...state.registered].map(({ name }) => name),
    certificates: store.credentials.allFingerprints(),
    bans: [...state.bans.byTarget.keys()],
  };
}

/** What a ban is set upon. One upon an account is that the account is suspended, which comes with it. */
function banTarget(text: string): string | undefined {
  const read = readBanTarget(text);
  return read === undefined || read.is === 'account' ? undefined : read.target;
}

/** The ground as the plan wants it. */
export function groundFrom(facts: GroundFacts): ImportGround {
  return { ...facts, isKnownHash, banTarget };
}
