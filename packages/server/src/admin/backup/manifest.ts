import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** The name of the file that says what a backup is. */
export const manifestName = 'manifest.json';

/** The databases that a backup may have. */
export const backupFiles = ['salon.db', 'history.db'] as const;

/** What a backup is, and how its files are known to be whole. */
export const manifestSchema = z.strictObject({
  type: z.literal('salon-backup'),
  /** Of the form of a backup. */
  version: z.literal(1),
  /** Of the server that made it. */
  salon: z.string(),
  /** When it was begun: all that was said before is in it. */
  at: z.iso.datetime(),
  files: z.array(
    z.strictObject({
      name: z.enum(backupFiles),
      bytes: z.number(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** What a backup is. */
export type Manifest = z.infer<typeof manifestSchema>;

/** What is in a file, in short: SHA-256, in hexadecimal. Rejects with what the system says. */
export async function checksumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
