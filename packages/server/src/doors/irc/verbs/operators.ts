import { fold, type Message } from '@salon/protocol';
import type { OperRow } from '../../../hub/privilege.ts';
import { tooBusy } from '../../../render/not-tried.ts';
import { isLoopback } from '../../gate/address-ranges.ts';
import { isHash, type Verdict } from '../../passwords.ts';
import type { Client, Verb } from './spec.ts';

/** The verbs of operators of the server. What each of them may do, the hub says. */
export const operatorVerbs: Readonly<Record<string, Verb>> = {
  AUDIT: {
    for: 'users',
    paramsMin: 0,
    takes: '[<count>] [<operator, nick, action or target>]',
    help: 'Shows what operators of the server did last.',
    run: audit,
  },
  DIE: {
    for: 'users',
    paramsMin: 0,
    takes: '',
    help: 'Stops the server.',
    run: client => client.submit({ type: 'die' }),
  },
  KILL: {
    for: 'users',
    paramsMin: 1,
    takes: '<nick> [:<reason>]',
    help: 'Ends the sessions of a user.',
    run: kill,
  },
  OPER: {
    for: 'users',
    paramsMin: 1,
    takes: '<name> [<password>]',
    help: 'Makes one an operator of the server; whom the settings know by account or certificate needs no password.',
    run: oper,
  },
  REHASH: {
    for: 'users',
    paramsMin: 0,
    takes: '',
    help: 'Reads the settings anew.',
    run: client => client.submit({ type: 'rehash' }),
  },
  WALLOPS: {
    for: 'users',
    paramsMin: 1,
    takes: ':<text>',
    help: 'Says something to all users with the mode w.',
    run: wallops,
  },
};

/** Shows 20 acts unless told otherwise. What is no count is a word already. */
function audit(client: Client, { params }: Message): void {
  const [first = ''] = params;
  const isCount = /^\d{1,9}$/.test(first);
  const word = isCount ? params[1] : params[0];
  const count = Math.min(isCount ? Number(first) : auditCount, auditCountMax);
  client.ask({ type: 'audit', count, ...(word !== undefined && word !== '' && { word }) });
}

const auditCount = 20;
const auditCountMax = 500;

/** Ergo takes it without a reason too; KILL tells the user something in any case. */
function kill(client: Client, { params: [nick = '', given = ''] }: Message): void {
  const reason = given === '' ? 'No reason given' : given;
  if (nick === '') client.numeric('ERR_NEEDMOREPARAMS', 'KILL');
  else client.submit({ type: 'kill', nick, reason });
}

function wallops(client: Client, { params: [text = ''] }: Message): void {
  if (text === '') client.numeric('ERR_NEEDMOREPARAMS', 'WALLOPS');
  else client.submit({ type: 'wallops', text });
}

function oper(client: Client, { params: [name = '', given] }: Message): void | Promise<void> {
  const { opers } = client.desk;
  const row = opers.find(known => fold(known.name, 'ascii') === fold(name, 'ascii'));
  if (given === undefined) {
    // Which names need no password, only they learn.
    if (row?.password === undefined && row !== undefined) become(client, row);
    else client.numeric('ERR_NEEDMOREPARAMS', 'OPER');
    return;
  }
  const checked = check(client, row, given);
  const answer = (verdict: Verdict) => decide(client, row, name, verdict);
  return typeof checked === 'string' ? answer(checked) : checked.then(answer);
}

/** Checks a password, or for a name that has none, makes as much of it as for one that has. */
function check(client: Client, row: OperRow | undefined, given: string): Verdict | Promise<Verdict> {
  const { opers, passwords } = client.desk;
  const dear = opers.find(({ password }) => password !== undefined && isHash(password));
  const against = row?.password ?? dear?.password;
  if (against === undefined) return 'wrong';
  // A plain word is for trying things out: it must not cross a network.
  if (!isHash(against) && !isLoopback(client.origin.address)) return 'wrong';
  return passwords.check(against, given);
}

function decide(client: Client, row: OperRow | undefined, name: string, verdict: Verdict): void {
  if (verdict === 'busy') client.fail('OPER', 'TEMPORARILY_UNAVAILABLE', [], tooBusy);
  else if (row?.password !== undefined && verdict === 'right') become(client, row);
  else client.submit({ type: 'oper-failed', name });
}

/** The hub looks at the account and the certificate that the row names. */
function become(client: Client, { password: _, auto: __, ...row }: OperRow): void {
  client.submit({ type: 'oper', ...row });
}
