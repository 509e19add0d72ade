import { isMetadataKey } from '@salon/protocol';
import { z } from 'zod';
import { count } from './count.ts';

/** How much metadata there may be, and who sees them. */
export const metadata = z
  .strictObject({
    keysMax: count(20, 1, 1000, 'How many keys a user or a channel may have.'),
    keyBytesMax: count(64, 8, 100, 'The longest key, in bytes.'),
    valueBytesMax: count(256, 1, 300, 'The longest value, in bytes.'),
    subscriptionsMax: count(50, 1, 1000, 'To how many keys one client may subscribe.'),
    changesMax: count(20, 1, 1000, 'How many changes a user may make at once.'),
    changeSeconds: count(
      3,
      0,
      3600,
      'After how long a user who has made as many may make one more; 0 for at once.',
    ),
    joinMembersMax: count(
      200,
      1,
      100_000,
      'Who comes into a channel with more members is told to ask for the metadata later.',
    ),
    operatorKeys: z
      .array(z.string().max(64).refine(isMetadataKey, 'a key, of small letters, digits, and _ . / -'))
      .default(['private/'])
      .describe(
        'Keys that only operators see, with see, and set, with metadata; one that ends in / stands for all that begin so.',
      ),
  })
  .prefault({})
  .describe('What clients keep of users and channels, such as avatars (METADATA).');
