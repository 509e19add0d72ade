import { z } from 'zod';

/** What outlives a restart. */
export const data = z
  .strictObject({
    folder: z
      .string()
      .min(1)
      .regex(/^\P{Cc}*$/u, 'the name of a folder')
      .default('data')
      .describe(
        'The folder with accounts, channels and all else that outlives a restart; it is made when it is not there. Not read with --memory.',
      ),
  })
  .prefault({})
  .describe('Where things are kept.');
