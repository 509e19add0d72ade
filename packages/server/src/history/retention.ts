import type { Remembered } from '../hub/history/policy.ts';
import type { Retention } from './record.ts';

/** How long the engine keeps what is remembered so: 0 days are for ever, 0 messages any number. */
export function retentionOf({ days = 0, count = 0 }: Remembered): Retention {
  return { ...(days > 0 && { ms: days * dayMs }), ...(count > 0 && { count }) };
}

const dayMs = 86_400_000;
