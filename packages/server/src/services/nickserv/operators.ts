import { readDuration } from '../../doors/durations.ts';
import type { Asked, Patron, ServiceWord } from '../spec.ts';

/** The words for operators of the server who keep accounts. */
export const operatorWords: readonly ServiceWord[] = [
  {
    word: 'LIST',
    takes: '[<mask>]',
    wordsMin: 0,
    help: 'Shows which accounts there are.',
    more: ['In the mask of a name * stands for anything, and ? for one character.'],
    forOperators: true,
    run: (patron, { words: [mask = '*'] }) => patron.ask({ type: 'accounts', mask }),
  },
  {
    word: 'SUSPEND',
    takes: '<account> [<duration>] [<reason>]',
    wordsMin: 1,
    help: 'Lets nobody log in to an account.',
    more: [
      'Who is logged in to it is put out. Its nicks stay its own.',
      'A duration is written as 30m, 12h, 7d or 1w2d; without one it is for ever.',
    ],
    forOperators: true,
    run: suspend,
  },
  {
    word: 'UNSUSPEND',
    takes: '<account>',
    wordsMin: 1,
    help: 'Lets its owner log in to an account again.',
    forOperators: true,
    run: (patron, { words: [account = ''] }) =>
      patron.submit({ type: 'set-account', account, changes: { suspended: null } }),
  },
];

function suspend(patron: Patron, { words: [account = '', second = ''], after }: Asked): void {
  const duration = readDuration(second);
  const reason = after(duration === undefined ? 1 : 2) || 'no reason given';
  const seconds = duration?.seconds;
  const suspended = { reason, ...(seconds !== undefined && { seconds }) };
  patron.submit({ type: 'set-account', account, changes: { suspended } });
}
