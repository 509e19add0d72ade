import type { AccountRefusal, Refusal, VhostRefusal } from '../../hub/refusal.ts';
import type { ServiceSays } from './replies.ts';
import { vhostRefusals } from './vhosts.ts';

/** Refusals that services put into words: of accounts, but for those of a nick, and of vhosts. */
export type ServiceRefusal =
  | Exclude<AccountRefusal, { code: 'nick-reserved' | 'nick-lookalike' }>
  | VhostRefusal;

const says: {
  readonly [C in ServiceRefusal['code']]: (refusal: Extract<ServiceRefusal, { code: C }>) => ServiceSays;
} = {
  'registration-closed': () => nickServ('Nobody can make an account here but operators.'),
  'already-logged-in': () => nickServ('You are logged in already.'),
  'login-needed': () => nickServ('You must be logged in to an account for that.'),
  'account-taken': ({ account }) => nickServ(`The name ${account} belongs to an account already.`),
  'account-lookalike': ({ account }) => nickServ(`${account} looks too much like the name of someone else.`),
  'no-such-account': ({ account }) => nickServ(`There is no account ${account}.`),
  'account-not-yours': ({ account }) => nickServ(`${account} is not your account.`),
  'account-unverified': ({ account }) => nickServ(`The account ${account} is not verified yet.`),
  'account-verified': ({ account }) => nickServ(`The account ${account} is verified already.`),
  'account-suspended': ({ account, reason }) => nickServ(`The account ${account} is suspended: ${reason}`),
  'too-many-nicks': ({ max }) => nickServ(`An account has ${max} nicks at most.`),
  'nick-not-worn': ({ nick }) =>
    nickServ(`Only the nick that you have can be made yours; take ${nick} first.`),
  'nick-worn': ({ nick }) => nickServ(`You are called ${nick} yourself.`),
  'nick-grouped': ({ nick }) => nickServ(`The nick ${nick} belongs to your account already.`),
  'nick-not-grouped': ({ nick }) => nickServ(`The nick ${nick} does not belong to your account.`),
  'nick-is-account': ({ nick }) =>
    nickServ(`${nick} is the name of your account, which it cannot be without.`),
  'no-such-session': ({ target }) => nickServ(`Your account has no session ${target}.`),
  ...vhostRefusals,
};

/** Whether services put a refusal into words. */
export function isServiceRefusal(refusal: Refusal): refusal is ServiceRefusal {
  return Object.hasOwn(says, refusal.code);
}

/** What a service says of a refusal. */
export function serviceRefusal(refusal: ServiceRefusal): ServiceSays {
  const say = says[refusal.code] as (refusal: ServiceRefusal) => ServiceSays;
  return say(refusal);
}

function nickServ(sentence: string): ServiceSays {
  return { from: 'NickServ', sentences: [sentence] };
}
