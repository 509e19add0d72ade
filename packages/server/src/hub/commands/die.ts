import type { Die } from '../signal.ts';
import { byOperator } from './spec.ts';

/** An operator may stop the server: the process around the hub does it. */
export const die = byOperator<Die>('die', ({ user, at, session }) => [
  { type: 'dying', at, session, by: user.identity },
]);
