import { accountOf } from '../../hub/accounts/registry.ts';
import { outcomeSentence } from '../../render/services/outcomes.ts';
import { commandLine, type Hands } from '../hands.ts';
import { type AdminAnswer, type AdminCall, type AdminWord, always, said } from '../spec.ts';
import { passwordFor, shownPassword } from './password.ts';

/** The words about how owners of accounts prove that these are theirs. */
export const accountSecrets: readonly AdminWord[] = [
  {
    name: 'account create',
    takes: 'ACCOUNT [ADDRESS] [--generate]',
    paramsMin: 1,
    paramsMax: 2,
    help: 'Makes an account for someone.',
    more: [
      'It needs no code, and may look like another one.',
      '--generate makes up the password and shows it.',
    ],
    options: ['generate'],
    asksPassword: true,
    changes: always,
    isDiscreet: true,
    run: create,
  },
  {
    name: 'account reset',
    takes: 'ACCOUNT [--generate]',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Sets another password for an account.',
    more: ['--generate makes it up and shows it. Who is logged in stays so: see account logout.'],
    options: ['generate'],
    asksPassword: true,
    changes: always,
    run: reset,
  },
  {
    name: 'account email',
    takes: 'ACCOUNT ADDRESS|none',
    paramsMin: 2,
    paramsMax: 2,
    help: 'Sets the address for mail of an account, or takes it away.',
    more: ['No code is sent to it.'],
    changes: always,
    isDiscreet: true,
    run: setEmail,
  },
];

async function create({ desk }: Hands, call: AdminCall): Promise<AdminAnswer> {
  const [account = '', email] = call.params;
  const password = passwordFor(call);
  const { visitor } = commandLine;
  const outcome = await desk.registrar.register(visitor, {
    account,
    password,
    forOther: true,
    ...(email !== undefined && { email }),
  });
  if (outcome.is !== 'registered' && outcome.is !== 'code-sent') return { refused: outcomeSentence(outcome) };
  return done(call, password, account, `The account ${account} is made.`);
}

async function reset(hands: Hands, call: AdminCall): Promise<AdminAnswer> {
  const { desk, state } = hands;
  const [name = ''] = call.params;
  const account = accountOf(state, name)?.name ?? name;
  const password = passwordFor(call);
  const outcome = await desk.keeping.setPassword(commandLine.visitor, account, 'keeper', password);
  if (outcome.is !== 'done' && outcome.is !== 'code-sent') return { refused: outcomeSentence(outcome) };
  return done(call, password, account, `The account ${account} has another password.`);
}

function done(call: AdminCall, password: string, account: string, sentence: string): AdminAnswer {
  return {
    lines: [sentence, ...shownPassword(call, password)],
    data: { account, ...(call.options.generate && { password }) },
  };
}

async function setEmail({ desk }: Hands, { params: [account = '', given] }: AdminCall): Promise<AdminAnswer> {
  const email = given === 'none' ? undefined : given;
  const outcome = await desk.keeping.setEmail(commandLine.visitor, account, 'keeper', email);
  if (outcome.is !== 'done' && outcome.is !== 'code-sent') return { refused: outcomeSentence(outcome) };
  const sentence =
    email === undefined ? `${account} has no address.` : `The address of ${account} is ${email}.`;
  return said(sentence, { account, email: email ?? null });
}
