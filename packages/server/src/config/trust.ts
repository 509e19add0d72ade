import { z } from 'zod';
import { network } from './address-range.ts';
import { secret } from './secret.ts';

const networks = z.array(network);

const gateway = z.strictObject({
  password: secret
    .min(1)
    .describe('What the gateway gives with WEBIRC: a word, or the argon2id hash of one.'),
  addresses: networks.min(1).describe('From which addresses or networks it comes.'),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case')
    .optional()
    .describe('SHA-256 of the certificate that it must show besides.'),
});

/** Whose word is taken for where someone comes from. */
export const trust = z
  .strictObject({
    proxies: networks
      .default([])
      .describe(
        'Addresses or networks that may send PROXY headers to doors with proxyProtocol, and X-Forwarded-For to web doors.',
      ),
    webirc: z.array(gateway).default([]).describe('Web gateways that may say with WEBIRC who comes by them.'),
  })
  .prefault({})
  .describe('Whose word is taken for where someone comes from. Nobody but these is asked.');

/** Strict transport security: IRC clients are told to come by TLS, and to stay with it. */
export const sts = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether clients are told.'),
    port: z.number().int().min(1).max(65535).default(6697).describe('The port to which they come by TLS.'),
    durationSeconds: z
      .number()
      .int()
      .min(0)
      .max(315_360_000)
      .default(0)
      .describe('For how long they must not come without TLS again; 0 ends what they were told before.'),
    preload: z
      .boolean()
      .default(false)
      .describe('Whether lists that come with clients may hold this server.'),
  })
  .prefault({})
  .describe(
    'IRCv3 strict transport security: plaintext clients are told to come by TLS, and to stay with it.',
  );
