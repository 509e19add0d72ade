import type { Message } from '@salon/protocol';
import type { EmailFault, OwnAccount, RegisterOutcome } from '../../../accounts/outcomes.ts';
import { type PasswordFault, passwordBytesMax } from '../../../accounts/secrets/prepared.ts';
import type { Refusal } from '../../../hub/refusal.ts';
import { wholeLine, word } from '../../../render/irc/lines.ts';
import { notTried } from '../../../render/not-tried.ts';
import { isServiceRefusal, serviceRefusal } from '../../../render/services/refusals.ts';
import { loggedIn } from '../acceptor.ts';
import type { Client, Verb } from './spec.ts';

/** Making accounts (IRCv3 draft/account-registration). */
export const accountVerbs: Readonly<Record<string, Verb>> = {
  REGISTER: {
    for: 'all',
    paramsMin: 3,
    takes: '<account or *> <email or *> <password>',
    help: 'Makes an account; * stands for the nick that one has, and for no address.',
    run: register,
  },
  VERIFY: {
    for: 'all',
    paramsMin: 2,
    takes: '<account> <code>',
    help: 'Gives back the code that was sent to the owner of a new account.',
    run: verify,
  },
};

/** Whether a client may make an account before it is in: not around the password of the server. */
export function mayRegisterEarly({ desk }: Client): boolean {
  return desk.accountRules.beforeConnect && desk.password === '';
}

function register(client: Client, { params }: Message): void | Promise<void> {
  const [wanted = '', address = '', password = ''] = params;
  const { acceptor, desk, account } = client;
  const nick = acceptor === undefined ? client.nick : acceptor.nick;
  const name = wanted === '*' ? (nick ?? '*') : wanted;
  const fail = (code: string, sentence: string) => client.fail('REGISTER', code, [word(name)], sentence);
  if (account !== undefined) return fail('ALREADY_AUTHENTICATED', 'You are logged in already');
  if (acceptor !== undefined && !mayRegisterEarly(client)) return fail(...tooEarly);
  if (nick === undefined) return fail('NEED_NICK', 'Take a nick first');
  if (!desk.accountRules.customNames && !client.isSame(name, nick)) {
    return fail('ACCOUNT_NAME_MUST_BE_NICK', 'An account has the name of the nick that you have');
  }
  const email = address === '*' || address === '' ? {} : { email: address };
  return desk.accounts.registrar
    .register(client.visitor, { account: name, password, ...email })
    .then(outcome => answerRegister(client, name, outcome));
}

function answerRegister(client: Client, name: string, outcome: RegisterOutcome): void {
  const fail = (code: string, sentence: string) => client.fail('REGISTER', code, [word(name)], sentence);
  switch (outcome.is) {
    case 'registered':
      nowLoggedIn(client, outcome);
      say(client, 'REGISTER SUCCESS', outcome.account, 'The account is made');
      break;
    case 'code-sent': {
      const { account, email } = outcome;
      say(
        client,
        'REGISTER VERIFICATION_REQUIRED',
        account,
        `A code was sent to ${email}: VERIFY ${account} <code>`,
      );
      break;
    }
    case 'refused':
      fail(...objections(outcome.refusal));
      break;
    case 'bad-password':
      fail(...passwordFaults[outcome.fault](outcome.charsMin));
      break;
    case 'bad-email':
      fail('INVALID_EMAIL', emailFaults[outcome.fault]);
      break;
    default:
      fail('TEMPORARILY_UNAVAILABLE', notTried(outcome));
  }
}

function verify(client: Client, { params: [name = '', code = ''] }: Message): void | Promise<void> {
  const { acceptor, desk, account } = client;
  const fail = (reason: string, sentence: string) => client.fail('VERIFY', reason, [word(name)], sentence);
  if (account !== undefined) return fail('ALREADY_AUTHENTICATED', 'You are logged in already');
  if (acceptor !== undefined && !mayRegisterEarly(client)) return fail(...tooEarly);
  return desk.accounts.registrar.verify(client.visitor, name, code).then(outcome => {
    if (outcome.is === 'done') {
      nowLoggedIn(client, outcome);
      say(client, 'VERIFY SUCCESS', outcome.account, 'The account is verified');
    } else if (outcome.is === 'wrong-code') fail('INVALID_CODE', 'That is not the code, or not any more');
    else if (outcome.is !== 'bad-password') fail('TEMPORARILY_UNAVAILABLE', notTried(outcome));
  });
}

/** Whoever made an account is logged in to it. A user is so already, by the hub. */
function nowLoggedIn(client: Client, own: OwnAccount): void {
  if (client.acceptor === undefined) return;
  client.acceptor.own = own;
  client.numeric('RPL_LOGGEDIN', client.maskSoFar, own.account, loggedIn(own.account));
}

function say(client: Client, words: string, account: string, sentence: string): void {
  client.write(wholeLine(`:${client.context.serverName} ${words} ${account} :${sentence}`));
}

/** Why there is no account, as a code of the specification with a sentence. */
function objections(refusal: Refusal): Failure {
  const says = isServiceRefusal(refusal) ? serviceRefusal(refusal).sentences.join(' ') : badName;
  switch (refusal.code) {
    case 'account-taken':
      return ['ACCOUNT_EXISTS', says];
    case 'already-logged-in':
      return ['ALREADY_AUTHENTICATED', says];
    case 'registration-closed':
      return ['TEMPORARILY_UNAVAILABLE', says];
    case 'nick-taken':
      return ['BAD_ACCOUNT_NAME', 'Someone else has this nick'];
    default:
      return ['BAD_ACCOUNT_NAME', says];
  }
}

type Failure = readonly [code: string, sentence: string];

const badName = 'An account cannot have this name';

const tooEarly: Failure = ['COMPLETE_CONNECTION_REQUIRED', 'Come in first'];

const passwordFaults: Readonly<Record<PasswordFault, (charsMin: number) => Failure>> = {
  'too-short': charsMin => ['WEAK_PASSWORD', `This password is too short: it needs ${charsMin} characters`],
  'too-long': () => ['UNACCEPTABLE_PASSWORD', `A password has ${passwordBytesMax} bytes at most`],
  'forbidden-character': () => ['UNACCEPTABLE_PASSWORD', 'A password cannot hold such characters'],
  'like-token': () => ['UNACCEPTABLE_PASSWORD', 'A password cannot look like a login token'],
};

const emailFaults: Readonly<Record<EmailFault, string>> = {
  missing: 'An address for mail is needed, since a code is sent to it',
  malformed: 'This is no address for mail',
  'not-reached': 'No mail could be sent to this address; if it is right, try again later',
};
