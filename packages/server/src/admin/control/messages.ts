import { z } from 'zod';
import type { ExitCode } from '../run.ts';

/** What the command line asks of a running server: one line of JSON. */
export const requestSchema = z.strictObject({
  words: z.array(z.string()),
  options: z.strictObject({
    json: z.boolean().optional(),
    generate: z.boolean().optional(),
    dryRun: z.boolean().optional(),
    room: z.string().optional(),
    direct: z.string().optional(),
    zone: z.string().optional(),
    force: z.boolean().optional(),
  }),
  password: z.string().optional(),
  folder: z.string(),
});

/** What a running server answers: one line of JSON for each, the last one an exit code. */
export type ControlLine =
  /** It was read, and the answer may take its time. */
  | { readonly taken: true }
  /** For the standard output. */
  | { readonly out: string }
  /** For the standard error. */
  | { readonly err: string }
  | { readonly exit: ExitCode };

/** The name of the socket in the data folder. */
export const socketName = 'control.sock';

/** How long either side waits until the other has sent, or read, a line. Milliseconds. */
export const lineMsMax = 10_000;
