import type { Patron, ServiceWord } from '../spec.ts';

/** The words that are about who has which rank in a room. */
export const accessWords: readonly ServiceWord[] = [
  {
    word: 'OP',
    takes: '<channel> [<nick>]',
    wordsMin: 1,
    help: 'Gives you the rank that your account has in a channel, or makes someone else operator.',
    more: ['Who has access as an operator may make others operators.'],
    run: (patron, { words }) => setRank(patron, words, true),
  },
  {
    word: 'DEOP',
    takes: '<channel> [<nick>]',
    wordsMin: 1,
    help: 'Takes all ranks in a channel from you, or from someone else.',
    more: ['Nobody takes them from who is higher by her rank than you are by your access.'],
    run: (patron, { words }) => setRank(patron, words, false),
  },
  {
    word: 'AMODE',
    takes: '<channel> [(+|-)<mode> <account>]',
    wordsMin: 1,
    help: 'Gives an account a rank in a channel for good, takes it away, or shows who has one.',
    more: [
      'The modes are q, a, o, h and v. Who has access as a halfop or higher comes in whatever bars the way;',
      'who has it as a voice comes in where others need an invitation. It goes by accounts, and not by nicks.',
    ],
    run: amode,
  },
];

function setRank(patron: Patron, [channel = '', nick]: readonly string[], on: boolean): void {
  patron.submit({ type: 'set-rank', channel, on, ...(nick !== undefined && { nick }) });
}

function amode(...[patron, { words }]: Parameters<ServiceWord['run']>): void {
  const [channel = '', change, account] = words;
  const [, sign, letter] = /^([+-])(.)$/u.exec(change ?? '') ?? [];
  if (change === undefined) patron.ask({ type: 'channel-access', channel });
  else if (letter === undefined || account === undefined) {
    patron.hear({
      from: 'ChanServ',
      sentences: [
        `${patron.howTo('ChanServ', 'AMODE <channel> (+|-)<mode> <account>')}: one change at a time.`,
      ],
    });
  } else patron.submit({ type: 'set-access', channel, account, on: sign === '+', letter });
}
