import type { LoginOutcome } from '../../accounts/outcomes.ts';
import { notTried } from '../../render/not-tried.ts';

/** Why a login came to nothing, as IRC clients are told: with a code for programs where there is more to say. */
export interface LoginFault {
  readonly code?: string;
  readonly about: readonly string[];
  readonly sentence: string;
}

/** What a client is told whose login came to nothing. */
export function loginFault(outcome: Exclude<LoginOutcome, { is: 'proved' }>): LoginFault {
  switch (outcome.is) {
    case 'wrong':
      return { about: [], sentence: 'SASL authentication failed' };
    case 'malformed':
      return { about: [], sentence: 'SASL authentication failed: the message cannot be read' };
    case 'unverified':
      return {
        code: 'VERIFICATION_REQUIRED',
        about: [outcome.account],
        sentence: 'This account waits for the code that was sent to its owner',
      };
    case 'suspended':
      return { code: 'ACCOUNT_SUSPENDED', about: [outcome.account], sentence: outcome.reason };
    default:
      return { code: 'TEMPORARILY_UNAVAILABLE', about: [], sentence: notTried(outcome) };
  }
}
