import type { Message } from '@salon/protocol';
import { namingDevices } from '../../../accounts/named-device.ts';
import type { LoginOutcome, OwnAccount } from '../../../accounts/outcomes.ts';
import { chunksOf } from '../../../accounts/sasl/chunks.ts';
import { Exchange, type MechanismName, mechanismsFor } from '../../../accounts/sasl/exchange.ts';
import type { Step } from '../../../accounts/sasl/mechanism.ts';
import { wholeLine } from '../../../render/irc/lines.ts';
import { loggedIn } from '../acceptor.ts';
import { loginFault } from '../login-words.ts';
import type { Client, Verb } from './spec.ts';

/** Logging in by SASL, before one is in and after (IRCv3 sasl-3.1, sasl-3.2). */
export const authenticationVerbs: Readonly<Record<string, Verb>> = {
  AUTHENTICATE: {
    for: 'all',
    paramsMin: 1,
    takes: '<mechanism> | <message> | *',
    help: 'Logs in to an account by SASL, or gives that up.',
    run: authenticate,
  },
};

function authenticate(client: Client, { params: [given = ''] }: Message): void | Promise<void> {
  if (!client.capabilities.has('sasl')) {
    client.sasl = undefined;
    client.numeric('ERR_SASLFAIL', ':SASL authentication failed: request the capability sasl first');
    return;
  }
  if (given === '*') {
    client.sasl = undefined;
    client.numeric('ERR_SASLABORTED');
    return;
  }
  if (client.sasl === undefined) {
    begin(client, given.toUpperCase());
    return;
  }
  const taken = client.sasl.take(given);
  if (taken === 'more') return;
  if (taken === 'too-long') {
    client.sasl = undefined;
    client.numeric('ERR_SASLTOOLONG');
    return;
  }
  return taken instanceof Promise ? taken.then(step => goOn(client, step)) : goOn(client, taken);
}

function begin(client: Client, wanted: string): void {
  const names: readonly string[] = mechanismsFor(client.origin.secure);
  if (!names.includes(wanted)) {
    client.numeric('RPL_SASLMECHS', names.join(','));
    client.numeric('ERR_SASLFAIL', ':SASL authentication failed: there is no such mechanism');
    return;
  }
  client.sasl = new Exchange(
    wanted as MechanismName,
    namingDevices(client.desk.accounts.logins.proverFor(client.visitor)),
  );
  say(client, '+');
}

function goOn(client: Client, step: Step): void {
  if ('challenge' in step) {
    for (const chunk of chunksOf(step.challenge)) say(client, chunk);
    return;
  }
  client.sasl = undefined;
  if (step.outcome.is === 'proved') proved(client, step.outcome);
  else failed(client, step.outcome);
}

/** Without a source, as the specification shows it: many clients look at nothing else than the first word. */
function say(client: Client, chunk: string): void {
  client.write(wholeLine(`AUTHENTICATE ${chunk}`));
}

function proved(client: Client, own: OwnAccount): void {
  const { acceptor } = client;
  const { account, credential, token } = own;
  if (acceptor === undefined) client.submit({ type: 'log-in', account, credential, ...(token && { token }) });
  else {
    acceptor.own = own;
    client.numeric('RPL_LOGGEDIN', client.maskSoFar, account, loggedIn(account));
  }
  // The hub has the last word on who is logged in.
  if (client.account === account) client.numeric('RPL_SASLSUCCESS');
  else client.numeric('ERR_SASLFAIL', ':SASL authentication failed');
}

function failed(client: Client, outcome: Exclude<LoginOutcome, { is: 'proved' }>): void {
  const { code, about, sentence } = loginFault(outcome);
  if (outcome.is === 'suspended') {
    client.numeric('ERR_NICKLOCKED', `:The account ${outcome.account} is suspended: ${outcome.reason}`);
    return;
  }
  if (code !== undefined) client.fail('AUTHENTICATE', code, about, sentence);
  client.numeric('ERR_SASLFAIL', `:${code === undefined ? sentence : 'SASL authentication failed'}`);
}
