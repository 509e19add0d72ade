import { z } from 'zod';
import { count } from './count.ts';

/** What may be uploaded when nothing is said of it: what browsers show, and what people send each other. */
const commonTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'video/mp4',
  'video/webm',
  'audio/mpeg',
  'audio/ogg',
  'audio/mp4',
  'audio/wav',
  'application/pdf',
  'application/zip',
  'text/plain',
];

/** What people may upload and share. */
export const files = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe(
        'Whether files may be uploaded, at a web door; they lie in the folder `files` beside the data.',
      ),
    fileBytesMax: count(16_777_216, 1024, 4_294_967_296, 'How large a file may be, in bytes.'),
    accountBytesMax: count(268_435_456, 1024, 2 ** 40, 'How much all files of an account may be, in bytes.'),
    totalBytesMax: count(4_294_967_296, 1024, 2 ** 44, 'How much all files may be, in bytes.'),
    days: count(90, 1, 36_500, 'For how many days a file is kept whose address somebody said.'),
    unsaidHours: count(
      24,
      1,
      8760,
      'For how many hours a file is kept whose address nobody has said anywhere.',
    ),
    atOnceMax: count(16, 1, 1000, 'How many files may be on their way at once.'),
    perOwnerAtOnceMax: count(4, 1, 100, 'How many of them of one account.'),
    ticketSeconds: count(
      600,
      10,
      86_400,
      'For how many seconds one may upload by a ticket that a client asked for.',
    ),
    types: z
      .array(z.string().regex(/^[a-z]+\/[\w.+-]+$/, 'a type of media such as image/png'))
      .default(commonTypes)
      .describe('Which types of media may be uploaded; what a file is, its first bytes say.'),
    guests: z
      .boolean()
      .default(false)
      .describe(
        'Whether those may upload who have no account; all of one network share what an account may have.',
      ),
    url: z
      .string()
      .refine(text => text === '' || /^https?:\/\/[^\s/]+[^\s]*[^/]$/.test(text), 'https://chat.example.org')
      .default('')
      .describe(
        'Where people reach the web door, such as https://chat.example.org; when empty, the first web door itself, by the name of the server.',
      ),
  })
  .prefault({})
  .describe('What people may upload and share.');
