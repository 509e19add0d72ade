import { readDuration } from '@salon/protocol';
import { outcomeSentence } from '../../render/services/outcomes.ts';
import type { Asked, Patron, ServiceWord } from '../spec.ts';
import { say } from './say.ts';

/** The words for operators of the server who keep accounts. */
export const operatorWords: readonly ServiceWord[] = [
  {
    word: 'LIST',
    takes: '[<mask>]',
    wordsMin: 0,
    help: 'Shows which accounts there are.',
    more: ['In the mask of a name * stands for anything, and ? for one character.'],
    forOperators: true,
    run: (patron, { words: [mask = '*'] }) => patron.ask({ type: 'accounts', mask }),
  },
  {
    word: 'SUSPEND',
    takes: '<account> [<duration>] [<reason>]',
    wordsMin: 1,
    help: 'Lets nobody log in to an account.',
    more: [
      'Who is logged in to it is put out. Its nicks stay its own.',
      'A duration is written as 30m, 12h, 7d or 1w2d; without one it is for ever.',
    ],
    forOperators: true,
    run: suspend,
  },
  {
    word: 'UNSUSPEND',
    takes: '<account>',
    wordsMin: 1,
    help: 'Lets its owner log in to an account again.',
    forOperators: true,
    run: (patron, { words: [account = ''] }) =>
      patron.submit({ type: 'set-account', account, changes: { suspended: null } }),
  },
  {
    word: 'SAREGISTER',
    takes: '<account> <password>',
    wordsMin: 2,
    help: 'Makes an account for someone else.',
    more: ['It needs neither an address nor a code, and may look like another one.'],
    forOperators: true,
    run: saRegister,
  },
  {
    word: 'PASSWD',
    takes: '<account> <new password>',
    wordsMin: 2,
    help: 'Sets another password of an account for its owner.',
    forOperators: true,
    run: setPasswordOf,
  },
  {
    word: 'FORGET',
    takes: '<account> <duration>|all [<code>]',
    wordsMin: 2,
    help: 'Removes from the history all that an account said, everywhere, in the last time or at all.',
    more: [
      'You are told a code first, which has to be said with it: it cannot be taken back. A duration is written as 12h or 7d.',
      'Operators of the server may do it to others; where the settings let you, you may do it to yourself.',
    ],
    run: forget,
  },
];

/** How much of what someone said is meant, and what confirms it. */
function forget(patron: Patron, { words: [account = '', amount = '', confirm] }: Asked): void {
  const seconds = readDuration(amount)?.seconds;
  if (seconds === undefined && amount.toLowerCase() !== 'all') {
    say(patron, patron.howTo('NickServ', 'FORGET <account> <duration>|all [<code>]'));
    return;
  }
  patron.submit({
    type: 'remove-said',
    account,
    ...(seconds !== undefined && { seconds }),
    ...(confirm !== undefined && { confirm }),
  });
}

function suspend(patron: Patron, { words: [account = '', second = ''], after }: Asked): void {
  const duration = readDuration(second);
  const reason = after(duration === undefined ? 1 : 2) || 'no reason given';
  const seconds = duration?.seconds;
  const suspended = { reason, ...(seconds !== undefined && { seconds }) };
  patron.submit({ type: 'set-account', account, changes: { suspended } });
}

async function saRegister(patron: Patron, { words: [account = ''], after }: Asked): Promise<void> {
  if (!keeps(patron, account)) return;
  const outcome = await patron.desk.registrar.register(patron.visitor, {
    account,
    password: after(1),
    forOther: true,
  });
  const isMade = outcome.is === 'registered' || outcome.is === 'code-sent';
  say(patron, isMade ? `The account ${outcome.account} is made.` : outcomeSentence(outcome));
}

async function setPasswordOf(patron: Patron, { words: [account = ''], after }: Asked): Promise<void> {
  if (!keeps(patron, account)) return;
  const outcome = await patron.desk.keeping.setPassword(patron.visitor, account, 'keeper', after(1));
  // The hub is told, so that it is known who did it.
  if (outcome.is === 'done') patron.submit({ type: 'set-account', account, changes: { password: 'set' } });
  else if (outcome.is !== 'code-sent') say(patron, outcomeSentence(outcome));
}

/** The desk does what it is told, so that who tells it is looked at here. */
function keeps(patron: Patron, account: string): boolean {
  const isKeeper = patron.desk.keeps(patron.visitor, account);
  if (!isKeeper) {
    say(patron, 'Only operators of the server who keep accounts may do that, and not to those of operators.');
  }
  return isKeeper;
}
