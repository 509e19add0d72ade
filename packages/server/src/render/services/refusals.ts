import type { AccountRefusal } from '../../hub/accounts/refusal.ts';
import type { HistoryRefusal } from '../../hub/history/refusal.ts';
import type { Refusal } from '../../hub/refusal.ts';
import type { RegisteredRefusal } from '../../hub/registered/refusal.ts';
import type { VhostRefusal } from '../../hub/vhosts/refusal.ts';
import { counted } from '../counted.ts';
import { duration } from '../times.ts';
import { chanServ, nickServ, type ServiceSays } from './says.ts';
import { vhostRefusals } from './vhosts.ts';

/**
 * Refusals that services put into words: all that have to do with accounts, but for those of a nick, with channels
 * that belong to someone, and with vhosts.
 */
export type ServiceRefusal =
  | Exclude<AccountRefusal, { code: 'nick-reserved' | 'nick-lookalike' }>
  | HistoryRefusal
  | RegisteredRefusal
  | VhostRefusal;

const says: {
  readonly [C in ServiceRefusal['code']]: (refusal: Extract<ServiceRefusal, { code: C }>) => ServiceSays;
} = {
  'registration-closed': () => nickServ('Nobody can make an account here but operators.'),
  'already-logged-in': () => nickServ('You are logged in already.'),
  'login-needed': () => nickServ('You must be logged in to an account for that.'),
  'account-taken': ({ account }) => nickServ(`The name ${account} belongs to an account already.`),
  'account-lookalike': ({ account }) => nickServ(`${account} looks too much like the name of someone else.`),
  'account-of-operator': ({ account }) =>
    nickServ(`The account ${account} is for operators of the server: their command line makes and keeps it.`),
  'no-such-account': ({ account }) => nickServ(`There is no account ${account}.`),
  'account-not-yours': ({ account }) => nickServ(`${account} is not your account.`),
  'account-unverified': ({ account }) => nickServ(`The account ${account} is not verified yet.`),
  'account-verified': ({ account }) => nickServ(`The account ${account} is verified already.`),
  'too-many-sessions': ({ account, max }) =>
    nickServ(`The account ${account} is in use in ${max} sessions, and may not be in more.`),
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
  'removal-closed': () => nickServ('Only operators of the server remove here what someone said.'),
  'removal-unconfirmed': ({ account, seconds, confirm }) =>
    nickServ(
      `All that ${account} said${seconds === undefined ? '' : ` in the last ${duration(seconds)}`} would be gone for good, in all channels and private talks. If you mean it, say: FORGET ${account} ${seconds === undefined ? 'all' : `${seconds}s`} ${confirm}`,
    ),
  'channel-not-registered': ({ channel }) => chanServ(`${channel} belongs to nobody.`),
  'channel-registered': ({ channel }) => chanServ(`${channel} belongs to someone already.`),
  'channel-registration-closed': () =>
    chanServ('Only operators of the server can give channels to accounts.'),
  'too-many-channels-owned': ({ max }) =>
    chanServ(`Your account has as many channels as there may be: ${max}.`),
  'founder-needed': ({ channel }) => chanServ(`Only the founder of ${channel} may do that.`),
  'access-too-low': ({ channel }) => chanServ(`Your account has no such access to ${channel}.`),
  'access-of-founder': ({ channel, account }) =>
    chanServ(`${account} is the founder of ${channel}; TRANSFER gives it to someone else.`),
  'access-unchanged': ({ channel, account }) =>
    chanServ(`The access of ${account} to ${channel} is so already.`),
  'access-full': ({ channel, max }) =>
    chanServ(`${channel} is open to ${max} accounts already, the most there may be.`),
  'confirmation-needed': ({ command, confirm }) =>
    chanServ(`This cannot be taken back. If you mean it, say: ${command} ${confirm}`),
  'memory-too-long': ({ daysMax, countMax }) =>
    chanServ(
      `The server lets no channel remember ${[
        ...(daysMax > 0 ? [`longer than ${counted(daysMax, 'day')}`] : []),
        ...(countMax > 0 ? [`more than ${counted(countMax, 'message')}`] : []),
      ].join(', or ')}.`,
    ),
  'channel-not-offered': ({ channel }) => chanServ(`${channel} is not offered.`),
  'channel-not-purged': ({ channel }) => chanServ(`${channel} is not closed.`),
  'rank-unchanged': ({ channel, nick }) => chanServ(`The rank of ${nick} in ${channel} is so already.`),
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
