import { z } from 'zod';

/** A password, or what `hash-password` made of one. */
export const secret = z
  .string()
  .max(256)
  .refine(
    text => !text.startsWith('$') || text.startsWith('$argon2id$'),
    'a hash that begins with $argon2id$',
  );
