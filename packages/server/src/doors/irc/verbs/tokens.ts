import type { Message } from '@salon/protocol';
import type { TokenAddOutcome, TokenRemoveOutcome, TokenShown } from '../../../accounts/outcomes.ts';
import { wholeLine, word } from '../../../render/irc/lines.ts';
import { isoTime } from '../../../render/irc/tags.ts';
import { outcomeSentence } from '../../../render/services/outcomes.ts';
import type { Client, Verb } from './spec.ts';

/** Login tokens for programs: what `NS TOKEN` is for people. */
export const tokenVerbs: Readonly<Record<string, Verb>> = {
  TOKEN: {
    for: 'users',
    paramsMin: 0,
    takes: 'ADD [:<name>] | DEL <id> | LIST',
    help: 'Makes, deletes and shows tokens by which devices log in to your account.',
    run: token,
  },
};

const subcommands: Readonly<Record<string, (client: Client, account: string, given: string) => void>> = {
  ADD: add,
  DEL: remove,
  LIST: list,
};

function token(client: Client, { params: [typed = '', given = ''] }: Message): void {
  const { account } = client;
  const name = typed.toUpperCase();
  const run = subcommands[name];
  if (run === undefined || (name === 'DEL' && given === '')) {
    fail(client, 'INVALID_PARAMS', typed, 'Say ADD :<name>, DEL <id> or LIST');
  } else if (account === undefined) fail(client, 'ACCOUNT_REQUIRED', name, 'Log in to an account first');
  else run(client, account, given);
}

function add(client: Client, account: string, name: string): void {
  const outcome = client.desk.accounts.tokens.add(client.visitor, account, name);
  if (outcome.is === 'token-added') {
    const { token: made, secret } = outcome;
    answer(client, `ADD ${made.id} ${secret} :${made.name}`);
  } else fail(client, codes[outcome.is], 'ADD', outcomeSentence(outcome));
}

/** Hers may be among the sessions that end, so that she is told first. */
function remove(client: Client, account: string, id: string): void {
  const { tokens } = client.desk.accounts;
  const outcome = tokens.remove(client.visitor, account, { id });
  if (outcome.is === 'tokens-removed') {
    for (const gone of outcome.tokens) answer(client, `DEL ${gone.id}`);
    tokens.endSessions(account, outcome.tokens);
  } else fail(client, codes[outcome.is], 'DEL', outcomeSentence(outcome));
}

function list(client: Client, account: string): void {
  const all = client.desk.accounts.tokens.list(client.visitor, account);
  if ('is' in all) {
    fail(client, codes[all.is], 'LIST', outcomeSentence(all));
    return;
  }
  for (const row of all) answer(client, `LIST ${shown(row)}`);
  answer(client, `END ${all.length}`);
}

function shown({ id, name, createdAt, used, inUse }: TokenShown): string {
  const at = used === undefined ? '*' : isoTime(used.at);
  return `${id} ${isoTime(createdAt)} ${at} ${inUse ?? '*'} ${used?.from ?? '*'} :${name}`;
}

function answer(client: Client, words: string): void {
  client.write(wholeLine(`:${client.context.serverName} TOKEN ${words}`));
}

function fail(client: Client, code: string, subcommand: string, sentence: string): void {
  client.fail('TOKEN', code, subcommand === '' ? [] : [word(subcommand)], sentence);
}

type Fault = Exclude<TokenAddOutcome | TokenRemoveOutcome, { is: 'token-added' | 'tokens-removed' }>;

const codes: { readonly [I in Fault['is']]: string } = {
  'no-such-account': 'ACCOUNT_REQUIRED',
  'bad-token-name': 'INVALID_NAME',
  'too-many-tokens': 'TOO_MANY_TOKENS',
  'token-unknown': 'UNKNOWN_TOKEN',
  'token-ambiguous': 'UNKNOWN_TOKEN',
  throttled: 'TEMPORARILY_UNAVAILABLE',
  busy: 'TEMPORARILY_UNAVAILABLE',
  unavailable: 'TEMPORARILY_UNAVAILABLE',
};
