import type { Account } from '../../hub/accounts/account.ts';
import type { HubSettings } from '../../hub/limits.ts';

/** What an import comes upon: the server that it is for, as it is now. */
export interface ImportGround {
  readonly settings: Pick<
    HubSettings,
    | 'casemapping'
    | 'nickCharsMax'
    | 'channelBytesMax'
    | 'topicBytesMax'
    | 'kickBytesMax'
    | 'keyBytesMax'
    | 'listEntriesMax'
  >;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The accounts that are there already. */
  readonly accounts: Iterable<Pick<Account, 'name' | 'nicks'>>;
  /** Names of the registered channels that are there already. */
  readonly channels: Iterable<string>;
  /** Fingerprints of certificates that stand for accounts already. */
  readonly certificates: Iterable<string>;
  /** Targets of bans that are there already. */
  readonly bans: Iterable<string>;
  /** Whether a hash of a password is of a kind that can be checked. */
  readonly isKnownHash: (hash: string) => boolean;
  /** What a ban is set upon, as it is written here; undefined when it can be set upon nothing of the kind. */
  readonly banTarget: (text: string) => string | undefined;
}
