import type { ServiceWord } from '../spec.ts';

/** The words for operators of the server who decide on vhosts. */
export const operatorWords: readonly ServiceWord[] = [
  {
    word: 'WAITING',
    takes: '',
    wordsMin: 0,
    help: 'Shows who waits for which vhost.',
    forOperators: true,
    run: patron => patron.ask({ type: 'vhosts-wanted' }),
  },
  {
    word: 'APPROVE',
    takes: '<account> [<host>]',
    wordsMin: 1,
    help: 'Gives an account the vhost that it waits for.',
    more: ['When the host is named, it is given only if it is the one that is wanted now.'],
    forOperators: true,
    run: (patron, { words: [account = '', host] }) =>
      patron.submit({
        type: 'decide-vhost',
        account,
        approve: true,
        ...(host !== undefined && { host }),
      }),
  },
  {
    word: 'REJECT',
    takes: '<account> [<reason>]',
    wordsMin: 1,
    help: 'Does not give an account the vhost that it waits for.',
    forOperators: true,
    run(patron, { words: [account = ''], after }) {
      const reason = after(1);
      patron.submit({ type: 'decide-vhost', account, approve: false, ...(reason !== '' && { reason }) });
    },
  },
  {
    word: 'SET',
    takes: '<account> <host>',
    wordsMin: 2,
    help: 'Gives an account a vhost.',
    more: ['Nobody has to have asked for it.'],
    forOperators: true,
    run: (patron, { words: [account = '', host = ''] }) =>
      patron.submit({ type: 'set-vhost', account, host }),
  },
  {
    word: 'DEL',
    takes: '<account>',
    wordsMin: 1,
    help: 'Takes the vhost of an account away.',
    forOperators: true,
    run: (patron, { words: [account = ''] }) => patron.submit({ type: 'set-vhost', account }),
  },
  {
    word: 'FORBID',
    takes: '<account>',
    wordsMin: 1,
    help: 'Lets an account have no vhost at all.',
    more: ['What it has and what it waits for is taken away. Those of OFFERLIST are forbidden too.'],
    forOperators: true,
    run: (patron, { words: [account = ''] }) => patron.submit({ type: 'forbid-vhosts', account, on: true }),
  },
  {
    word: 'PERMIT',
    takes: '<account>',
    wordsMin: 1,
    help: 'Lets an account have a vhost again.',
    forOperators: true,
    run: (patron, { words: [account = ''] }) => patron.submit({ type: 'forbid-vhosts', account, on: false }),
  },
];
