import type { ServiceWord } from '../spec.ts';

/** What is known of an account. */
export const info: ServiceWord = {
  word: 'INFO',
  takes: '[<account or nick>]',
  wordsMin: 0,
  help: 'Shows what is known of an account, or of the one to which a nick belongs.',
  run(patron, { words: [name = patron.account ?? patron.nick] }) {
    patron.ask({ type: 'account', name });
  },
};
