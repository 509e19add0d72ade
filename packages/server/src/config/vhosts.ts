import { hostCharsMax, isHostName } from '@salon/protocol';
import { z } from 'zod';
import { count } from './count.ts';

/** Whether a text is a regular expression. */
function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Hosts that people may choose to be seen with. */
export const vhosts = z
  .strictObject({
    requests: z
      .boolean()
      .default(true)
      .describe('Whether everyone who has an account may ask for a vhost; an operator decides.'),
    requestSeconds: count(3600, 0, 31_536_000, 'How long one must wait between two such requests.'),
    charsMax: count(hostCharsMax, 1, hostCharsMax, 'The longest vhost, in characters.'),
    allowed: z
      .string()
      .max(256)
      .refine(isPattern, 'a regular expression')
      .default('[0-9A-Za-z._/-]+')
      .describe(
        'A regular expression that the whole of a vhost must match. What looks like an address or a cloak is never one.',
      ),
    offered: z
      .array(z.string().refine(isHostName, 'a host'))
      .max(50)
      .default([])
      .describe('Vhosts that everyone who has an account may take.'),
  })
  .prefault({})
  .describe('Vhosts: hosts that people choose to be seen with, by HostServ.');
