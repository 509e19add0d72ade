import { readDuration } from '@salon/protocol';
import { accountOf } from '../../hub/accounts/registry.ts';
import type { SetAccount } from '../../hub/accounts/signal.ts';
import { counted } from '../../render/counted.ts';
import type { Hands } from '../hands.ts';
import { moment } from '../shape.ts';
import { type AdminAnswer, type AdminCall, type AdminWord, always, said } from '../spec.ts';
import { noSuchAccount, sessionsOf } from './accounts.ts';
import { byHub } from './hub.ts';

/** The words that change what everyone may know of accounts. */
export const accountChanges: readonly AdminWord[] = [
  {
    name: 'account verify',
    takes: 'ACCOUNT',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Lets a new account be used without the code that was sent to its owner.',
    changes: always,
    run: (hands, { params: [account = ''] }) =>
      byHub(hands, { type: 'verify-account', account }, () => said(`${account} is verified.`)),
  },
  {
    name: 'account suspend',
    takes: 'ACCOUNT [DURATION] [REASON]',
    paramsMin: 1,
    help: 'Lets nobody log in to an account, and puts out who is.',
    more: [
      'Its nicks stay its own. A duration is written as 30m, 12h, 7d or 1w2d; without one it is for ever.',
    ],
    changes: always,
    run: suspend,
  },
  {
    name: 'account unsuspend',
    takes: 'ACCOUNT',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Lets its owner log in to an account again.',
    changes: always,
    run: (hands, { params: [account = ''] }) =>
      byHub(hands, setting(account, { suspended: null }), () => said(`${account} can be used again.`)),
  },
  {
    name: 'account drop',
    takes: 'ACCOUNT',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Takes an account away for good, with its nicks and all that belongs to it.',
    changes: always,
    run: (hands, { params: [account = ''] }) =>
      byHub(hands, { type: 'remove-account', account }, () => said(`${account} is no more.`)),
  },
  {
    name: 'account logout',
    takes: 'ACCOUNT [SESSION]',
    paramsMin: 1,
    paramsMax: 2,
    help: 'Ends all sessions in which an account is in use, or one of them.',
    more: ['account sessions shows the number of each.'],
    changes: always,
    run: logOut,
  },
];

function setting(account: string, changes: SetAccount['changes']): SetAccount {
  return { type: 'set-account', account, changes };
}

function suspend(hands: Hands, { params: [account = '', second = '', ...others] }: AdminCall): AdminAnswer {
  const duration = readDuration(second);
  const words = duration === undefined ? [second, ...others] : others;
  const reason = words.join(' ').trim() || 'no reason given';
  const seconds = duration?.seconds;
  const suspended = { reason, ...(seconds !== undefined && { seconds }) };
  const until = seconds === undefined ? '' : ` until ${moment(hands.clock.now() + seconds * 1000)}`;
  return byHub(hands, setting(account, { suspended }), () =>
    said(`${account} is suspended${until}: ${reason}`),
  );
}

function logOut(hands: Hands, { params: [name = '', only] }: AdminCall): AdminAnswer {
  const account = accountOf(hands.state, name)?.name;
  if (account === undefined) return noSuchAccount(name);
  const found = sessionsOf(hands.state, account).map(({ session }) => session);
  const ending = only === undefined ? found : found.filter(session => String(session) === only);
  if (only !== undefined && ending.length === 0) return { refused: `${account} has no session ${only}.` };
  for (const target of ending) hands.carryOut({ type: 'end-session', target });
  return said(`${counted(ending.length, 'session')} ended.`, { ended: ending });
}
