import type { LoginOutcome, NotTried } from '../../accounts/outcomes.ts';
import { tooBusy } from '../passwords.ts';

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

/** What anyone is told of what was not even tried. */
export function notTried(outcome: NotTried): string {
  switch (outcome.is) {
    case 'throttled':
      return `Too many attempts; try again in ${outcome.seconds} s`;
    case 'busy':
      return tooBusy;
    case 'unavailable':
      return 'Accounts cannot be read or saved at the moment';
  }
}
