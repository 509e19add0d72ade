import { z } from 'zod';
import { count } from './count.ts';

/** Who may have an account, and what it is good for. */
export const accounts = z
  .strictObject({
    registration: z
      .enum(['open', 'closed'])
      .default('open')
      .describe('open: everyone may make an account. closed: only operators may, and the command line.'),
    nicks: z
      .enum(['strict', 'optional', 'none'])
      .default('strict')
      .describe(
        'Whose the nicks of accounts are. strict: their owners have them for themselves, unless they say otherwise. optional: only where the owner says so. none: everyone may use them.',
      ),
    nicksPerAccountMax: count(
      5,
      1,
      100,
      'How many nicks may belong to an account, the name of the account included.',
    ),
  })
  .prefault({})
  .describe('Accounts, and the nicks that belong to them.');
