import { z } from 'zod';
import { network } from './address-range.ts';
import { count } from './count.ts';

const ranges = z.array(network);

const thisMachine = ['127.0.0.0/8', '::1/128'];

/** What one address and one connection may do. */
export const guards = z
  .strictObject({
    connectionsMax: count(
      65_536,
      0,
      1_000_000,
      'How many connections there may be in all; 0 for any number.',
    ),
    connectionsPerAddressMax: count(
      32,
      0,
      1_000_000,
      'How many connections there may be from one address; 0 for any number.',
    ),
    connectsPerAddressMax: count(
      64,
      0,
      1_000_000,
      'How many times one address may connect in a window; 0 for any number.',
    ),
    connectsWindowSeconds: count(60, 1, 86_400, 'How long that window is.'),
    addressBitsV4: count(32, 8, 32, 'How many bits of an IPv4 address count as one address.'),
    addressBitsV6: count(
      64,
      16,
      128,
      'How many bits of an IPv6 address count as one address: who has one has a whole /64.',
    ),
    exempt: ranges
      .default(thisMachine)
      .describe('Addresses and networks from which anyone may connect as often as she likes.'),
    fakeLag: z
      .strictObject({
        burst: count(20, 1, 10_000, 'How many lines are taken at once, after a rest.'),
        perSecond: count(
          5,
          0,
          10_000,
          'How many lines are taken in a second from then on; the rest waits. 0 for as many as come.',
        ),
      })
      .prefault({})
      .describe('How fast the lines of one connection are taken. Nobody is put out for writing faster.'),
    floodExempt: ranges
      .default(thisMachine)
      .describe('Addresses and networks whose lines are taken as fast as they come, such as those of bots.'),
  })
  .prefault({})
  .describe('What keeps one address or one connection from taking the room of the others.');

/** How hosts are hidden. */
export const cloak = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe(
        'Whether others see a keyed hash in place of where a user comes from. Addresses of the machine itself are shown as they are.',
      ),
    key: z
      .string()
      .max(256)
      .refine(key => key === '' || key.length >= 16, 'a text of at least 16 characters, or none')
      .default('')
      .describe(
        'The secret of the hash, such as `openssl rand -hex 32` makes it. When it is empty, one is made at each start, and bans on hosts do not outlive it.',
      ),
    suffix: z
      .string()
      .regex(/^[a-z0-9]([a-z0-9.-]{0,13}[a-z0-9])?$/, 'up to 15 of a-z, 0-9, dots and dashes')
      .default('ip')
      .describe('How the host of a user ends who has no name of a machine, but only an address.'),
  })
  .prefault({})
  .describe('What others see of where a user comes from.');
