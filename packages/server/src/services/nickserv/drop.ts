import { createHash } from 'node:crypto';
import type { Asked, Patron, ServiceWord } from '../spec.ts';
import { ownAccount, say } from './say.ts';

/** An account is to be no more. */
export const drop: ServiceWord = {
  word: 'DROP',
  takes: '[<account>] [<code>]',
  wordsMin: 0,
  help: 'Takes your account away.',
  more: [
    'You are told a code first, which has to be said with the account: it cannot be taken back.',
    'The nicks of the account are free then. Those who keep accounts may drop others.',
  ],
  run: dropAccount,
};

function dropAccount(patron: Patron, { words: [named, given] }: Asked): void {
  const account = named ?? ownAccount(patron);
  if (account === undefined) return;
  const code = codeOf(patron, account);
  // Who may not drop it is told so by the hub, and no code.
  if (given === code || code === undefined || !mayDrop(patron, account)) {
    patron.submit({ type: 'remove-account', account });
    return;
  }
  const how = patron.howTo('NickServ', `DROP ${account} ${code}`);
  say(
    patron,
    `${account} and what belongs to it will be no more. This cannot be taken back. If you mean it, say: ${how}`,
  );
}

function mayDrop({ desk, visitor, account }: Patron, name: string): boolean {
  return desk.keeps(visitor, name) || (account !== undefined && desk.accountNamed(name)?.name === account);
}

/** Keeps an account from being dropped by a slip. It is another one for an account that is made anew. */
function codeOf({ desk }: Patron, name: string): string | undefined {
  const account = desk.accountNamed(name);
  return account && createHash('sha256').update(account.credential).digest('hex').slice(0, codeChars);
}

const codeChars = 8;
