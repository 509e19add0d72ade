import type { Asked, Patron, ServiceWord } from '../spec.ts';

/** The words that are about nicks of one's account. */
export const nickWords: readonly ServiceWord[] = [
  {
    word: 'GHOST',
    takes: '<nick>',
    wordsMin: 1,
    help: 'Puts out whoever has a nick of yours.',
    more: ['That is mostly you yourself, on a connection that is gone and was not missed yet.'],
    run: (patron, { words: [nick = ''] }) => patron.submit({ type: 'ghost', nick, regain: false }),
  },
  {
    word: 'REGAIN',
    takes: '[<nick>]',
    wordsMin: 0,
    help: 'Puts out whoever has a nick of yours, and gives it to you.',
    run: regain,
  },
  {
    word: 'RECOVER',
    takes: '[<nick>]',
    wordsMin: 0,
    help: 'Does what REGAIN does, which is called so elsewhere.',
    run: regain,
  },
  {
    word: 'GROUP',
    takes: '',
    wordsMin: 0,
    help: 'Lets the nick that you have belong to your account.',
    more: ['Nobody else can have it then. Log in to your account under this nick first.'],
    run: patron => patron.submit({ type: 'group-nick', on: true, nick: patron.nick }),
  },
  {
    word: 'UNGROUP',
    takes: '<nick>',
    wordsMin: 1,
    help: 'Lets a nick belong to your account no longer.',
    run: (patron, { words: [nick = ''] }) => patron.submit({ type: 'group-nick', on: false, nick }),
  },
];

function regain(patron: Patron, { words: [nick = patron.account ?? patron.nick] }: Asked): void {
  patron.submit({ type: 'ghost', nick, regain: true });
}
