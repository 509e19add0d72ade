import { outcomeSentence } from '../../render/services/outcomes.ts';
import type { Asked, Patron, ServiceWord } from '../spec.ts';
import { say } from './say.ts';

/** The words by which one gets into one's account, and gets one. */
export const loginWords: readonly ServiceWord[] = [
  {
    word: 'REGISTER',
    takes: '<password> [<email>]',
    wordsMin: 1,
    help: 'Makes an account under the nick that you have.',
    more: [
      'The nick is yours alone from then on. A password has no spaces in it.',
      'Where this server sends mail, a code is sent to the address, which VERIFY takes.',
    ],
    run: register,
  },
  {
    word: 'VERIFY',
    takes: '<account> <code>',
    wordsMin: 2,
    help: 'Gives back the code that was sent to you when you made your account.',
    run: verify,
  },
  {
    word: 'RESEND',
    takes: '[<account>]',
    wordsMin: 0,
    help: 'Sends another code to the owner of an account that is not verified yet.',
    run: resend,
  },
  {
    word: 'IDENTIFY',
    takes: '[<account>] <password>',
    wordsMin: 1,
    help: 'Logs you in to your account.',
    more: [
      'Without an account, the one is meant to which your nick belongs. REGAIN gives you your nick then.',
      'Clients that know SASL can do this as they connect, which is better.',
    ],
    run: identify,
  },
  {
    word: 'LOGIN',
    takes: '[<account>] <password>',
    wordsMin: 1,
    help: 'Does what IDENTIFY does.',
    run: identify,
  },
];

async function register(patron: Patron, { words: [password = '', email] }: Asked): Promise<void> {
  const { desk, visitor, nick } = patron;
  if (patron.account !== undefined) {
    say(patron, `You are logged in as ${patron.account} already.`);
    return;
  }
  const given = { account: nick, password, ...(email !== undefined && { email }) };
  const outcome = await desk.registrar.register(visitor, given);
  if (outcome.is === 'registered') say(patron, `The account ${outcome.account} is made; the nick is yours.`);
  else if (outcome.is === 'code-sent') {
    const how = patron.howTo('NickServ', `VERIFY ${outcome.account} <code>`);
    say(patron, `A code was sent to ${outcome.email}. Give it back by: ${how}`);
  } else say(patron, outcomeSentence(outcome));
}

async function verify(patron: Patron, { words: [account = '', code = ''] }: Asked): Promise<void> {
  const outcome = await patron.desk.registrar.verify(patron.visitor, account, code);
  say(
    patron,
    outcome.is === 'done' ? `The account ${outcome.account} is verified.` : outcomeSentence(outcome),
  );
}

async function resend(patron: Patron, { words: [account = patron.nick] }: Asked): Promise<void> {
  const outcome = await patron.desk.registrar.resend(patron.visitor, account);
  // Whether there is such an account is nobody's business.
  const sent = `If ${account} waits for a code, another one was sent.`;
  say(patron, outcome.is === 'sent' ? sent : outcomeSentence(outcome));
}

async function identify(patron: Patron, asked: Asked): Promise<void> {
  const { desk, visitor, nick } = patron;
  const [first = ''] = asked.words;
  const named = asked.words.length > 1;
  const meant = named ? first : nick;
  const name = desk.ownerOf(meant)?.name ?? meant;
  const outcome = await desk.logins.byPassword(visitor, name, asked.after(named ? 1 : 0));
  if (outcome.is === 'proved') {
    const { account, credential, token } = outcome;
    patron.submit({ type: 'log-in', account, credential, ...(token && { token }) });
  } else say(patron, outcomeSentence(outcome));
}
