import type { SecretCosts } from './secrets/secrets.ts';
import type { ThrottleLimits } from './throttle.ts';

/** What the settings say of accounts, as far as the desk and the doors go by it. */
export interface AccountRules {
  readonly registration: 'open' | 'closed';
  /** Whether an account may have another name than the nick of who makes it. */
  readonly customNames: boolean;
  /** Whether IRC clients may make one before they are in. */
  readonly beforeConnect: boolean;
  /** Whether who makes one must give an address, where mail can be sent. */
  readonly emailRequired: boolean;
  /** How long a new one waits for the code that was sent to its owner. */
  readonly verifyHours: number;
  /** How long other codes count. */
  readonly resetMinutes: number;
  readonly passwordCharsMin: number;
  readonly certificatesPerAccountMax: number;
  readonly tokensPerAccountMax: number;
  readonly hashing: SecretCosts;
  readonly throttle: ThrottleLimits;
}
