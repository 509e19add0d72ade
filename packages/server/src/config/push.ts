import { z } from 'zod';
import { isMailAddress } from '../accounts/mail/address.ts';
import { network } from './address-range.ts';
import { count } from './count.ts';

/** How people are told of messages while their client is not connected (Web Push). */
export const push = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe(
        'Whether clients may ask for push messages; they go over HTTPS to the push server that the client names.',
      ),
    contact: z
      .string()
      .refine(
        text => text === '' || isMailAddress(text) || /^https:\/\/[^\s/]+\.[^\s/]+/.test(text),
        'an address for mail, or one that begins with https://',
      )
      .default('')
      .describe(
        'Whom push servers may write to: an address for mail or of a page; when empty admin.email, else the name of the server.',
      ),
    when: z
      .enum(['always', 'away'])
      .default('always')
      .describe(
        'When a message is pushed. always: also while she is here, as clients expect that take it away again themselves. away: when she is away, or in no session.',
      ),
    perAccountMax: count(10, 1, 1000, 'How many subscriptions an account may have.'),
    perHourMax: count(30, 1, 1000, 'How many new subscriptions an account may try in an hour.'),
    days: count(
      30,
      1,
      3650,
      'For how many days a subscription holds that its client does not renew; clients do when they connect.',
    ),
    waitingMax: count(
      32,
      1,
      1000,
      'How many messages wait for a push server that does not take them; then the oldest are dropped.',
    ),
    secondsMax: count(15, 1, 300, 'How long a push server may take to answer.'),
    ttlSeconds: count(
      604_800,
      0,
      2_419_200,
      'For how many seconds the push server keeps a message for a device that is off.',
    ),
    ports: z
      .array(z.number().int().min(1).max(65_535))
      .default([443])
      .describe('At which ports push servers may be; any when it is empty.'),
    privateRanges: z
      .array(network)
      .default([])
      .describe(
        'Addresses that are not public, or ranges of them, at which there may be push servers all the same, at any port: one of your own, such as 10.1.2.3.',
      ),
  })
  .prefault({})
  .describe('Push messages to phones and browsers that are not connected (draft/webpush).');
