import type { NotTried } from '../accounts/outcomes.ts';
import { duration } from './times.ts';

/** What anyone is told of what was not even tried, without the end of the sentence. */
export function notTried(outcome: NotTried): string {
  switch (outcome.is) {
    case 'throttled':
      return `Too many attempts; try again in ${duration(outcome.seconds)}`;
    case 'busy':
      return tooBusy;
    case 'unavailable':
      return 'Accounts cannot be read or saved at the moment';
  }
}

/** What someone is told whose password was not checked, without the end of the sentence. */
export const tooBusy = 'Too many passwords are being checked; try again in a moment';
