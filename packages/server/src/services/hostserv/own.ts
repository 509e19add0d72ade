import type { ServiceWord } from '../spec.ts';

/** The words that are about one's own vhost. */
export const ownWords: readonly ServiceWord[] = [
  {
    word: 'ON',
    takes: '',
    wordsMin: 0,
    help: 'Lets you be seen with your vhost.',
    more: ['So it is whenever you log in, until you say OFF.'],
    run: patron => patron.submit({ type: 'switch-vhost', on: true }),
  },
  {
    word: 'OFF',
    takes: '',
    wordsMin: 0,
    help: 'Lets you be seen without your vhost.',
    more: ['You keep it, and ON puts it on again.'],
    run: patron => patron.submit({ type: 'switch-vhost', on: false }),
  },
  {
    word: 'STATUS',
    takes: '[<account>]',
    wordsMin: 0,
    help: 'Shows which vhost you have, and which you asked for.',
    more: ['Operators who keep vhosts may ask about others.'],
    run: (patron, { words: [account] }) =>
      patron.ask({ type: 'vhost', ...(account !== undefined && { account }) }),
  },
  {
    word: 'REQUEST',
    takes: '<host>',
    wordsMin: 1,
    help: 'Asks for a vhost.',
    more: [
      'An operator approves or rejects it, and you are told if you are here. STATUS shows what came of it.',
      'Who asks again has to wait a while.',
    ],
    run: (patron, { words: [host = ''] }) => patron.submit({ type: 'request-vhost', host }),
  },
  {
    word: 'OFFERLIST',
    takes: '',
    wordsMin: 0,
    help: 'Shows which vhosts everyone may have.',
    run: patron => patron.ask({ type: 'vhosts-offered' }),
  },
  {
    word: 'TAKE',
    takes: '<host>',
    wordsMin: 1,
    help: 'Gives you one of the vhosts that OFFERLIST shows.',
    run: (patron, { words: [host = ''] }) => patron.submit({ type: 'take-vhost', host }),
  },
];
