import type {
  ChangeOutcome,
  CodeOutcome,
  EmailFault,
  LoginOutcome,
  RegisterOutcome,
  SendOutcome,
  TokenAddOutcome,
  TokenRemoveOutcome,
} from '../../accounts/outcomes.ts';
import { type PasswordFault, passwordBytesMax } from '../../accounts/secrets/prepared.ts';
import type { Refusal } from '../../hub/refusal.ts';
import { notTried } from '../not-tried.ts';
import { isServiceRefusal, serviceRefusal } from './refusals.ts';

type Outcome =
  | RegisterOutcome
  | LoginOutcome
  | CodeOutcome
  | SendOutcome
  | ChangeOutcome
  | TokenAddOutcome
  | TokenRemoveOutcome;

/** What the desk found out and how it is told is the same everywhere, but for what was wanted. */
type Told = Exclude<
  Outcome,
  { is: 'registered' | 'proved' | 'done' | 'code-sent' | 'sent' | 'token-added' | 'tokens-removed' }
>;

/** What NickServ says when something that takes its time came to nothing. */
export function outcomeSentence(outcome: Told): string {
  const say = sentences[outcome.is] as (outcome: Told) => string;
  return say(outcome);
}

const sentences: { readonly [I in Told['is']]: (outcome: Extract<Told, { is: I }>) => string } = {
  refused: ({ refusal }) => refusalSentence(refusal),
  wrong: () => 'That is not the password, or there is no such account.',
  malformed: () => 'That cannot be read.',
  unverified: ({ account }) => `The account ${account} waits for the code that was sent to its owner.`,
  suspended: ({ account, reason }) => `The account ${account} is suspended: ${reason}`,
  'wrong-code': () => 'That is not the code, or not any more.',
  'no-mail': () => 'This server sends no mail. Ask those who run it.',
  'no-such-account': () => 'There is no such account.',
  'bad-password': ({ fault, charsMin }) => passwordFaults[fault](charsMin),
  'bad-email': ({ fault }) => emailFaults[fault],
  'bad-fingerprint': () =>
    'A certificate is given by its SHA-256, 64 hexadecimal digits; or show one as you connect.',
  'fingerprint-taken': () => 'This certificate stands for another account.',
  'fingerprint-unknown': () => 'This certificate does not stand for the account.',
  'too-many-fingerprints': ({ max }) => `An account has ${max} certificates at most.`,
  'password-needed': () => 'A login token is not enough for that: give your password.',
  'bad-token-name': ({ charsMax }) =>
    `The name of a token has ${charsMax} characters at most, and no control characters.`,
  'too-many-tokens': ({ max }) => `An account has ${max} login tokens at most: delete one first.`,
  'token-unknown': () => 'There is no such login token.',
  'token-ambiguous': () => 'Several login tokens have this name: say which one by its id.',
  throttled: outcome => `${notTried(outcome)}.`,
  busy: outcome => `${notTried(outcome)}.`,
  unavailable: outcome => `${notTried(outcome)}.`,
};

/** Of a nick nobody else says why it cannot be the name of an account. */
function refusalSentence(refusal: Refusal): string {
  if (isServiceRefusal(refusal)) return serviceRefusal(refusal).sentences.join(' ');
  return refusal.code === 'nick-taken'
    ? `Someone else is called ${refusal.nick}.`
    : 'An account cannot have this name.';
}

const passwordFaults: Readonly<Record<PasswordFault, (charsMin: number) => string>> = {
  'too-short': charsMin => `This password is too short: it needs ${charsMin} characters.`,
  'too-long': () => `A password has ${passwordBytesMax} bytes at most.`,
  'forbidden-character': () => 'A password cannot hold such characters.',
  'like-token': () => 'A password cannot look like a login token.',
};

const emailFaults: Readonly<Record<EmailFault, string>> = {
  missing: 'An address for mail is needed too, since a code is sent to it.',
  malformed: 'This is no address for mail.',
  'not-reached': 'No mail could be sent to this address.',
};
