import { z } from 'zod';
import { count } from './count.ts';

/** What people at line doors are shown of what was said before. */
export const line = z
  .strictObject({
    historyLines: count(
      20,
      0,
      200,
      'How many lines of what was said in a room she is shown who comes in, and who types /history without a number; 0 for none on coming in.',
    ),
    linesMax: count(200, 1, 2000, 'How many lines /history and /search show at most.'),
  })
  .prefault({})
  .describe('What people at line doors are shown of what was said before.');
