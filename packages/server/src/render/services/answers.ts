import type { Suspension } from '../../hub/accounts/account.ts';
import type { AccountInfo, AccountSessions, AccountsAre } from '../../hub/accounts/query.ts';
import type { Answer } from '../../hub/query.ts';
import type { RegisteredAnswer } from '../../hub/registered/query.ts';
import { day, minute, untilWhen } from '../times.ts';
import { registeredAnswers } from './channels.ts';
import { nickServ, type ServiceSays } from './says.ts';
import { vhostIs, vhostsOffered, vhostsWanted } from './vhosts.ts';

/** Answers that services put into words. */
export type ServiceAnswer =
  | Extract<
      Answer,
      { type: 'account' | 'account-sessions' | 'accounts' | 'vhost' | 'vhosts-wanted' | 'vhosts-offered' }
    >
  | RegisteredAnswer;

/** How services put answers into words. */
const says: {
  readonly [T in ServiceAnswer['type']]: (answer: Extract<ServiceAnswer, { type: T }>) => ServiceSays;
} = {
  account: answer => nickServ(...account(answer)),
  'account-sessions': answer => nickServ(...sessions(answer)),
  accounts: answer => nickServ(...accounts(answer)),
  ...registeredAnswers,
  vhost: vhostIs,
  'vhosts-wanted': vhostsWanted,
  'vhosts-offered': vhostsOffered,
};

/** Whether services put an answer into words. */
export function isServiceAnswer(answer: Answer): answer is ServiceAnswer {
  return Object.hasOwn(says, answer.type);
}

/** What a service says of an answer. */
export function serviceAnswer(answer: ServiceAnswer): ServiceSays {
  const say = says[answer.type] as (answer: ServiceAnswer) => ServiceSays;
  return say(answer);
}

function account({ name, registeredAt, online, suspended, own }: AccountInfo): readonly string[] {
  return [
    `Account ${name}, made on ${day(registeredAt)}.`,
    ...(online.length === 0 ? [] : [`Here now as: ${online.join(', ')}.`]),
    ...(suspended ? [suspendedSentence(own?.suspension)] : []),
    ...(own === undefined ? [] : [`Its nicks: ${own.nicks.join(', ')}.`]),
    ...(own === undefined || own.sharesNick ? [] : ['Its sessions do not share its nicks.']),
    ...(own === undefined || own.verified ? [] : ['It waits to be verified.']),
  ];
}

function suspendedSentence(suspension: Suspension | undefined): string {
  if (suspension === undefined) return 'It is suspended.';
  const { by, until, reason } = suspension;
  return `It is suspended by ${by} ${untilWhen(until)}: ${reason}`;
}

function sessions({ account, sessions: all }: AccountSessions): readonly string[] {
  const rows = all.map(({ session, nick, via, origin, device, token, since, current }) =>
    [
      `${session}: ${nick} by the ${via} door from ${origin.host}, since ${minute(since)}`,
      ...(device === undefined ? [] : [`, device ${device}`]),
      ...(token === undefined ? [] : [`, by the token ${token.name} (${token.id})`]),
      ...(current ? [' (this one)'] : []),
    ].join(''),
  );
  return [`Sessions of ${account}: ${all.length}.`, ...rows];
}

function accounts({ rows, truncated }: AccountsAre): readonly string[] {
  const shown = rows.map(({ name, verified, suspended }) =>
    [name, ...(verified ? [] : ['(not verified)']), ...(suspended ? ['(suspended)'] : [])].join(' '),
  );
  return [...shown, truncated ? `These are the first ${rows.length} of more.` : `Accounts: ${rows.length}.`];
}
