import type { ServiceWord } from '../spec.ts';

/** The words that are about to whom a room belongs. */
export const ownWords: readonly ServiceWord[] = [
  {
    word: 'REGISTER',
    takes: '<channel> [<account>]',
    wordsMin: 1,
    help: 'Lets a channel belong to your account.',
    more: [
      'You must be an operator of the channel. Its topic, modes, lists and name are kept from then on, whoever is in it,',
      'and you are its owner whenever you are there. Operators of the server may name another account.',
    ],
    run: (patron, { words: [channel = '', account] }) =>
      patron.submit({ type: 'register-channel', channel, ...(account !== undefined && { account }) }),
  },
  {
    word: 'DROP',
    takes: '<channel> [<code>]',
    wordsMin: 1,
    help: 'Lets a channel of yours belong to nobody.',
    more: ['You are told a code first, which has to be said with it: it cannot be taken back.'],
    run: dropped,
  },
  {
    word: 'UNREGISTER',
    takes: '<channel> [<code>]',
    wordsMin: 1,
    help: 'Does what DROP does.',
    run: dropped,
  },
  {
    word: 'TRANSFER',
    takes: '<channel> <account> | ACCEPT <channel>',
    wordsMin: 2,
    help: 'Offers a channel of yours to another account, or takes one that is offered to you.',
    more: [
      'Whoever it is offered to has to accept it. To take the offer back, transfer the channel to yourself.',
      'What operators of the server transfer needs no consent.',
    ],
    run(patron, { words: [first = '', second = ''] }) {
      if (first.toUpperCase() === 'ACCEPT') patron.submit({ type: 'accept-channel', channel: second });
      else patron.submit({ type: 'transfer-channel', channel: first, account: second });
    },
  },
  {
    word: 'INFO',
    takes: '[<channel>]',
    wordsMin: 0,
    help: 'Shows to whom a channel belongs, or what your account has in channels.',
    run(patron, { words: [channel] }) {
      if (channel === undefined) patron.ask({ type: 'channels-of' });
      else patron.ask({ type: 'channel-info', channel });
    },
  },
  {
    word: 'HISTORY',
    takes: '<channel>',
    wordsMin: 1,
    help: 'Shows how long a channel remembers what is said in it, and who may read it.',
    more: ['Its founder chooses that with SET.'],
    run: (patron, { words: [channel = ''] }) => patron.ask({ type: 'memory', channel }),
  },
];

function dropped(...[patron, { words }]: Parameters<ServiceWord['run']>): void {
  const [channel = '', confirm] = words;
  patron.submit({ type: 'drop-channel', channel, ...(confirm !== undefined && { confirm }) });
}
