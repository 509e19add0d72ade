import { z } from 'zod';
import { network } from './address-range.ts';
import { count } from './count.ts';
import { email } from './email.ts';
import { vhosts } from './vhosts.ts';

/** How dear it is to try passwords, for the server and for who guesses. */
const hashing = z
  .strictObject({
    argon2KiB: count(19_456, 64, 4_194_304, 'How much memory argon2id takes for a password, in KiB.'),
    argon2Passes: count(2, 1, 100, 'How often argon2id goes over that memory.'),
    scramIterations: count(
      65_536,
      4096,
      10_000_000,
      'How many rounds SCRAM-SHA-256 has; clients go through as many when they log in by it.',
    ),
  })
  .prefault({})
  .describe('How passwords are hashed. Old ones are hashed anew when they are given the next time.');

/** How often one may be wrong. */
const throttle = z
  .strictObject({
    failuresPerAddressMax: count(
      10,
      0,
      1_000_000,
      'How many wrong passwords and codes one address may give in a window; 0 for any number.',
    ),
    failuresPerAccountMax: count(
      30,
      0,
      1_000_000,
      'How many wrong ones may be given for one account, from addresses where nobody logged in to it; 0 for any number.',
    ),
    failuresWindowSeconds: count(300, 1, 86_400, 'How long that window is.'),
    registrationsPerAddressMax: count(
      10,
      0,
      1_000_000,
      'How many accounts one address may make, and messages it may have sent, in a window; 0 for any number.',
    ),
    registrationsWindowSeconds: count(3600, 1, 604_800, 'How long that window is.'),
  })
  .prefault({})
  .describe('What keeps passwords from being guessed. Who is wrong too often has to wait.');

/** Who may have an account, and what it is good for. */
export const accounts = z
  .strictObject({
    registration: z
      .enum(['open', 'closed'])
      .default('open')
      .describe('open: everyone may make an account. closed: only operators may, and the command line.'),
    customNames: z
      .boolean()
      .default(false)
      .describe('Whether an account may have another name than the nick of who makes it.'),
    beforeConnect: z
      .boolean()
      .default(true)
      .describe(
        'Whether IRC clients may make an account before they are in; not where server.password is set.',
      ),
    emailRequired: z
      .boolean()
      .default(true)
      .describe(
        'Whether who makes an account must give an address that is hers, where this server can send mail.',
      ),
    verifyHours: count(24, 1, 720, 'How long a new account waits for the code that was sent to its owner.'),
    resetMinutes: count(
      60,
      1,
      10_080,
      'How long a code counts that was sent to set another password or address.',
    ),
    passwordCharsMin: count(8, 1, 128, 'The shortest password, in characters.'),
    certificatesPerAccountMax: count(10, 1, 1000, 'How many certificates an account may have.'),
    tokensPerAccountMax: count(20, 1, 1000, 'How many login tokens an account may have.'),
    required: z
      .boolean()
      .default(false)
      .describe('Whether nobody comes in who is not logged in to an account.'),
    requiredExempt: z
      .array(network)
      .default(['127.0.0.0/8', '::1/128'])
      .describe('Addresses and networks from which one comes in without an account all the same.'),
    hashing,
    throttle,
    nicks: z
      .enum(['strict', 'optional', 'none'])
      .default('strict')
      .describe(
        'Whose the nicks of accounts are. strict: their owners have them for themselves, unless they say otherwise. optional: only where the owner says so. none: everyone may use them.',
      ),
    nicksPerAccountMax: count(
      5,
      1,
      100,
      'How many nicks may belong to an account, the name of the account included.',
    ),
    devices: z
      .enum(['on', 'owner-decides', 'off'])
      .default('on')
      .describe(
        'Whether who comes in under a nick of her account, while it is in use by herself, shares it: phone and computer are one user then. on: unless she says otherwise. owner-decides: only if she says so. off: nobody does.',
      ),
    alwaysOn: z
      .enum(['on', 'owner-decides', 'off'])
      .default('owner-decides')
      .describe(
        'Whether who is logged in, under a nick of her account, stays in her channels when her last session ends, also over a restart. on: unless she says otherwise. owner-decides: only if she says so. off: nobody does.',
      ),
    alwaysOnDays: count(30, 0, 36_500, 'For how many days without a session; 0 for ever.'),
    sessionsMax: count(
      20,
      1,
      1000,
      'In how many sessions at once an account may be in use, whatever the nicks.',
    ),
    email,
    vhosts,
  })
  .prefault({})
  .describe('Accounts, and the nicks that belong to them.');
