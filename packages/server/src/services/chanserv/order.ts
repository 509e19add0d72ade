import { clearables } from '../../hub/registered/signal.ts';
import type { ServiceWord } from '../spec.ts';

/** The words that keep order in a room. */
export const orderWords: readonly ServiceWord[] = [
  {
    word: 'CLEAR',
    takes: '<channel> USERS|ACCESS|BANS|MODES',
    wordsMin: 2,
    help: 'Throws everyone out of a channel, or sets something of it back to how it was at first.',
    more: [
      'USERS throws out everyone but you. ACCESS takes away what AMODE gave. BANS empties the lists of bans,',
      'exceptions and standing invitations. MODES sets the modes of a new channel.',
    ],
    run(patron, { words: [channel = '', wanted = ''] }) {
      const what = clearables.find(known => known === wanted.toLowerCase());
      if (what !== undefined) patron.submit({ type: 'clear-channel', channel, what });
      else {
        const usage = patron.howTo('ChanServ', 'CLEAR <channel> USERS|ACCESS|BANS|MODES');
        patron.hear({ from: 'ChanServ', sentences: [usage] });
      }
    },
  },
  {
    word: 'HOWTOBAN',
    takes: '<channel> <nick>',
    wordsMin: 2,
    help: 'Shows which bans would keep someone out of a channel, and whom else they would mean.',
    more: ['It is for halfops and above.'],
    run: (patron, { words: [channel = '', nick = ''] }) => patron.ask({ type: 'how-to-ban', channel, nick }),
  },
  {
    word: 'PURGE',
    takes: 'ADD <channel> [<reason>] | DEL <channel> | LIST',
    wordsMin: 1,
    help: 'Closes a channel: everyone is thrown out, and nobody comes in until it is opened again.',
    more: ['A channel that belongs to someone belongs to her on, and is as it was when it is opened again.'],
    forOperators: true,
    run: purge,
  },
  {
    word: 'LIST',
    takes: '[<mask>]',
    wordsMin: 0,
    help: 'Shows all channels that belong to someone.',
    forOperators: true,
    run: (patron, { words: [mask] }) =>
      patron.ask({ type: 'registered-channels', ...(mask !== undefined && { mask }) }),
  },
];

function purge(...[patron, { words, after }]: Parameters<ServiceWord['run']>): void {
  const [what = '', channel] = words;
  const wanted = what.toUpperCase();
  if (wanted === 'LIST') patron.ask({ type: 'purges' });
  else if (channel !== undefined && (wanted === 'ADD' || wanted === 'DEL')) {
    const reason = after(2);
    const on = wanted === 'ADD';
    patron.submit({ type: 'purge-channel', channel, on, ...(on && reason !== '' && { reason }) });
  } else {
    const usage = patron.howTo('ChanServ', 'PURGE ADD <channel> [<reason>] | DEL <channel> | LIST');
    patron.hear({ from: 'ChanServ', sentences: [usage] });
  }
}
