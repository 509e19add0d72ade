import { outcomeSentence } from '../../render/services/outcomes.ts';
import { day } from '../../render/times.ts';
import type { Asked, Patron, ServiceWord } from '../spec.ts';
import { ownAccount, say, usage } from './say.ts';

/** The words that are about by what one proves that an account is one's own. */
export const secretWords: readonly ServiceWord[] = [
  {
    word: 'SENDPASS',
    takes: '<account>',
    wordsMin: 1,
    help: 'Sends a code for another password to the owner of an account.',
    more: ['RESETPASS takes it.'],
    run: sendPass,
  },
  {
    word: 'RESETPASS',
    takes: '<account> <code> <new password>',
    wordsMin: 3,
    help: 'Sets another password by the code that SENDPASS sent.',
    run: resetPass,
  },
  {
    word: 'VERIFYEMAIL',
    takes: '<code>',
    wordsMin: 1,
    help: 'Gives back the code that SET EMAIL sent to another address.',
    run: verifyEmail,
  },
  {
    word: 'CERT',
    takes: 'ADD [<fingerprint>] | DEL <fingerprint> | LIST',
    wordsMin: 1,
    help: 'Says by which certificates of your client you may log in.',
    more: [
      'A fingerprint is the SHA-256 of a certificate. ADD alone takes the one that your client shows now.',
      'Your client logs in by it as it connects, by SASL EXTERNAL.',
    ],
    run: certificates,
  },
];

async function sendPass(patron: Patron, { words: [account = ''] }: Asked): Promise<void> {
  const outcome = await patron.desk.keeping.sendReset(patron.visitor, account);
  const sent = `If ${account} has an address that is its owner's, a code was sent to it.`;
  say(patron, outcome.is === 'sent' ? sent : outcomeSentence(outcome));
}

async function resetPass(patron: Patron, { words: [account = '', code = ''], after }: Asked): Promise<void> {
  const outcome = await patron.desk.keeping.resetPassword(patron.visitor, account, code, after(2));
  const done = `The account ${account} has another password.`;
  say(patron, outcome.is === 'done' ? done : outcomeSentence(outcome));
}

async function verifyEmail(patron: Patron, { words: [code = ''] }: Asked): Promise<void> {
  const account = ownAccount(patron);
  if (account === undefined) return;
  const outcome = await patron.desk.keeping.confirmEmail(patron.visitor, account, code);
  say(patron, outcome.is === 'done' ? `The address is that of ${account} now.` : outcomeSentence(outcome));
}

function certificates(patron: Patron, { words: [what = '', fingerprint] }: Asked): void {
  const account = ownAccount(patron);
  if (account === undefined) return;
  const { keeping } = patron.desk;
  switch (what.toUpperCase()) {
    case 'ADD': {
      const { is } = answered(patron, keeping.addCertificate(patron.visitor, account, fingerprint));
      if (is === 'done') say(patron, `This certificate stands for ${account} now.`);
      return;
    }
    case 'DEL': {
      const { is } = answered(patron, keeping.removeCertificate(account, fingerprint ?? ''));
      if (is === 'done') say(patron, `This certificate stands for ${account} no longer.`);
      return;
    }
    case 'LIST':
      list(patron, account);
      return;
    default:
      usage(patron, 'CERT ADD [<fingerprint>] | DEL <fingerprint> | LIST');
  }
}

function list(patron: Patron, account: string): void {
  const kept = patron.desk.keeping.certificates(account);
  if ('is' in kept) say(patron, outcomeSentence(kept));
  else {
    const rows = kept.map(({ fingerprint, addedAt }) => `${fingerprint}, since ${day(addedAt)}`);
    say(patron, `Certificates of ${account}: ${kept.length}.`, ...rows);
  }
}

type Changed = ReturnType<Patron['desk']['keeping']['removeCertificate']>;

/** Says why something came to nothing, if it did. */
function answered(patron: Patron, outcome: Changed): Changed {
  if (outcome.is !== 'done' && outcome.is !== 'code-sent') say(patron, outcomeSentence(outcome));
  return outcome;
}
