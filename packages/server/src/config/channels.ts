import { modeLetters } from '@salon/protocol';
import { z } from 'zod';
import { count } from './count.ts';

const flags = modeLetters('never');

/** How channels begin, and who may have one for good. */
export const channels = z
  .strictObject({
    modesDefault: z
      .string()
      .regex(new RegExp(`^[${flags}]*$`), `letters out of ${flags}`)
      .default('nt')
      .describe('The modes that a new channel has.'),
    registration: z
      .enum(['open', 'operators'])
      .default('open')
      .describe(
        'open: every operator of a channel may let it belong to her account. operators: only operators of the server may.',
      ),
    perAccountMax: count(20, 0, 100_000, 'How many channels may belong to an account.'),
    accessEntriesMax: count(200, 0, 10_000, 'How many accounts may have access to a channel.'),
  })
  .prefault({})
  .describe('How channels begin, and who may have one for good.');
