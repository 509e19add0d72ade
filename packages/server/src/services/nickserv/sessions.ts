import type { Patron, ServiceWord } from '../spec.ts';
import { ownAccount } from './say.ts';

/** The words that are about from where an account is in use. */
export const sessionWords: readonly ServiceWord[] = [
  {
    word: 'SESSIONS',
    takes: '[<account>]',
    wordsMin: 0,
    help: 'Shows from where your account is in use.',
    more: ['Those who keep accounts may ask about others.'],
    run: (patron, { words: [name] }) =>
      patron.ask({ type: 'account-sessions', ...(name !== undefined && { name }) }),
  },
  {
    word: 'LOGOUT',
    takes: '[<session>]',
    wordsMin: 0,
    help: 'Logs you out, or ends another session of your account.',
    more: [
      'SESSIONS shows the number of each. TOKEN DEL keeps a device that came by a token from coming back.',
    ],
    run(patron, { words: [session] }) {
      if (session === undefined) logOut(patron);
      else if (/^\d{1,9}$/.test(session)) patron.submit({ type: 'end-session', target: Number(session) });
      else patron.ask({ type: 'account-sessions' });
    },
  },
];

function logOut(patron: Patron): void {
  if (ownAccount(patron) !== undefined) patron.submit({ type: 'log-in' });
}
