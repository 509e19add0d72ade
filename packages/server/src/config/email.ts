import { z } from 'zod';
import { isMailAddress } from '../accounts/mail/address.ts';
import { count } from './count.ts';
import { hiddenSecret } from './hidden.ts';

const hostPattern = /^[A-Za-z0-9.:-]*$/;

/** The server that carries mail on. */
const smtp = z
  .strictObject({
    host: z
      .string()
      .max(253)
      .regex(hostPattern, 'a host name or an address')
      .default('')
      .describe('The relay that takes mail from this server; empty for none: nothing is verified then.'),
    port: z.number().int().min(1).max(65535).default(587).describe('Its port.'),
    secure: z
      .enum(['starttls', 'tls', 'none'])
      .default('starttls')
      .describe(
        'How the way to it is encrypted. starttls: after the first words, as on port 587. tls: from the beginning, as on port 465. none: not at all, for a relay on this machine. Its certificate must be valid for the host.',
      ),
    user: z.string().max(256).default('').describe('The name by which it knows this server; empty for none.'),
    password: z
      .string()
      .max(256)
      .refine(text => text !== hiddenSecret, 'a password')
      .default('')
      .describe('The password that goes with the name.'),
  })
  .refine(
    ({ user, secure, host }) => user === '' || secure !== 'none' || thisMachine.includes(host),
    'an encrypted way where there is a password',
  )
  .prefault({})
  .describe('The relay that takes mail from this server.');

const thisMachine = ['localhost', '127.0.0.1', '::1'];

/** How mail is sent to the owners of accounts. */
export const email = z
  .strictObject({
    from: z
      .string()
      .refine(text => text === '' || isMailAddress(text), 'an address for mail')
      .default('')
      .describe('The address from which mail comes.'),
    smtp,
    blocked: z
      .array(z.string().regex(/^[^\s@]+@[^\s@]+$/, 'a mask such as *@example.org'))
      .default([])
      .describe('Masks of addresses to which nothing is sent, such as *@example.org.'),
    perAddressMax: count(5, 1, 1000, 'How many messages one address may be sent in a day.'),
    perHourMax: count(200, 1, 100_000, 'How many messages this server sends in an hour.'),
    secondsMax: count(
      20,
      1,
      300,
      'How long the relay may take for a message; who waits for it is told that it was not sent.',
    ),
  })
  .refine(({ from, smtp: { host } }) => host === '' || from !== '' || !hostPattern.test(host), {
    path: ['from'],
    error: 'an address, since there is a relay',
  })
  .prefault({})
  .describe('Mail to the owners of accounts, through a relay. Off while no relay is named.');
