import { hashPassword } from '../../doors/passwords.ts';
import type { AdminAnswer, AdminCall, AdminWord } from '../spec.ts';
import { passwordFor, shownPassword } from './password.ts';

/** The words about operators of the server, who stand in the settings. */
export const operWords: readonly AdminWord[] = [
  {
    name: 'oper hash',
    takes: '[--generate]',
    paramsMin: 0,
    paramsMax: 0,
    help: 'Shows what the settings may hold in the place of a password.',
    more: ['--generate makes the password up and shows it. hash-password is an older name for it.'],
    options: ['generate'],
    asksPassword: true,
    alone: hash,
  },
];

async function hash(call: AdminCall): Promise<AdminAnswer> {
  const password = passwordFor(call);
  if (password === '') return { refused: 'An empty password is none.' };
  const hashed = await hashPassword(password);
  const data = { hash: hashed, ...(call.options.generate && { password }) };
  return { lines: [hashed, ...shownPassword(call, password)], data };
}
