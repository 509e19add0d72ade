import { z } from 'zod';
import { readerships } from '../hub/history/limits.ts';
import { count } from './count.ts';

/** What is remembered of what was said, and for whom. */
export const history = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe('Whether what is said in channels, and between accounts, is remembered.'),
    days: count(
      90,
      0,
      36_500,
      'For how many days, where the founder of a channel does not say otherwise; 0 for ever.',
    ),
    count: count(
      0,
      0,
      1_000_000_000,
      'How many messages of each place, where the founder of a channel does not say otherwise; 0 for any number.',
    ),
    daysMax: count(
      0,
      0,
      36_500,
      'For how many days the founder of a channel may have it remembered at most; 0 for any number.',
    ),
    countMax: count(
      0,
      0,
      1_000_000_000,
      'How many messages the founder of a channel may have remembered at most; 0 for any number.',
    ),
    ownRemovable: z
      .boolean()
      .default(false)
      .describe('Whether everyone may have removed from the history all that was said by her account.'),
    toldOnJoin: z
      .boolean()
      .default(true)
      .describe(
        'Whether who comes into a channel is told how long it remembers, unless her client reads histories itself (draft/chathistory).',
      ),
    readable: z
      .enum(readerships)
      .default('members')
      .describe(
        'Who may read what a channel remembers, where its founder does not say otherwise. joined: members, since they came in. members: members, all of it. all: whoever may come in.',
      ),
    markersMax: count(
      500,
      1,
      10_000,
      'In how many channels and talks it is noted for each account how far she has read; what was read longest ago is forgotten first.',
    ),
    pageMax: count(
      1000,
      1,
      10_000,
      'How many messages are shown of a history at once; fewer where they are so long that they take much of what may wait for a connection.',
    ),
    searchMax: count(100, 1, 1000, 'How many messages SEARCH shows.'),
    joinLines: count(
      0,
      0,
      1000,
      'How many of the latest messages IRC clients are shown when they come into a channel, if they show the time of a message and do not ask for a history by themselves; 0 for none.',
    ),
    redactSeconds: count(
      86_400,
      0,
      3_153_600_000,
      'For how many seconds people may take back what they said; 0 for not at all. Operators of a channel are not bound by it.',
    ),
    editSeconds: count(
      3_600,
      0,
      3_153_600_000,
      'For how many seconds people may give what they said another text; 0 for not at all.',
    ),
    durable: z
      .boolean()
      .default(false)
      .describe(
        'Whether nothing is shown before the disk has it, so that even a loss of power loses nothing that anyone saw; each message waits for the disk then.',
      ),
  })
  .prefault({})
  .describe('What is remembered of what was said, and for whom.');
