import type { ServiceWord } from '../spec.ts';

/** What is known of an account. */
export const info: ServiceWord = {
  word: 'INFO',
  takes: '[<account>]',
  wordsMin: 0,
  help: 'Shows what is known of an account.',
  run(patron, { words: [name = patron.account ?? patron.nick] }) {
    patron.ask({ type: 'account', name });
  },
};
