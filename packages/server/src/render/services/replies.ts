import type { Suspending } from '../../hub/accounts/signal.ts';
import type { Reply } from '../../hub/effect.ts';
import { duration, minute } from '../times.ts';
import { channelDeed, channelGiven } from './channels.ts';
import { chanServ, nickServ, type ServiceSays } from './says.ts';
import { vhostChanged, vhostNews } from './vhosts.ts';

/** Replies that services put into words. */
export type ServiceReply = Extract<
  Reply,
  {
    type:
      | 'account-removed'
      | 'account-set'
      | 'nick-grouped'
      | 'said-removed'
      | 'ghosted'
      | 'session-ended'
      | 'channel-managed'
      | 'channel-given'
      | 'vhost-changed'
      | 'vhost-news';
  }
>;

/** How services put into words what came of something. */
const says: {
  readonly [T in ServiceReply['type']]: (reply: Extract<ServiceReply, { type: T }>) => ServiceSays;
} = {
  'account-removed': ({ account }) => nickServ(`The account ${account} is no more; its nicks are free.`),
  'account-set': ({ account, changes: { enforce, devices, alwaysOn, suspended, password } }) =>
    nickServ(
      ...(password === undefined ? [] : [`The account ${account} has another password.`]),
      ...(enforce === undefined ? [] : [`The nicks of ${account} are ${enforcing(enforce)} now.`]),
      ...(devices === undefined ? [] : [`Sessions of ${account} ${sharing(devices)}.`]),
      ...(alwaysOn === undefined ? [] : [`${account} ${staying(alwaysOn)} when no device of hers is here.`]),
      ...(suspended === undefined ? [] : [`${account} is ${suspending(suspended)}.`]),
    ),
  'nick-grouped': ({ account, nick, on }) =>
    nickServ(`The nick ${nick} belongs to ${account} ${on ? 'now' : 'no longer'}.`),
  'said-removed': ({ account, since }) =>
    nickServ(
      `All that ${account} said${since > 0 ? ` since ${minute(since)}` : ''} is removed from the history.`,
    ),
  ghosted: ({ nick }) => nickServ(`Whoever was called ${nick} is gone.`),
  'session-ended': ({ target }) => nickServ(`The session ${target} is ended.`),
  'channel-managed': ({ channel, did }) => chanServ(channelDeed(channel, did)),
  'channel-given': reply => chanServ(channelGiven(reply)),
  'vhost-changed': vhostChanged,
  'vhost-news': vhostNews,
};

/** Whether services put a reply into words. */
export function isServiceReply(reply: Reply): reply is ServiceReply {
  return Object.hasOwn(says, reply.type);
}

/** What a service says of a reply. */
export function serviceReply(reply: ServiceReply): ServiceSays {
  const say = says[reply.type] as (reply: ServiceReply) => ServiceSays;
  return say(reply);
}

function enforcing(enforce: boolean | null): string {
  if (enforce === null) return 'kept as the server does by default';
  return enforce ? 'for its owner alone' : 'open to everyone';
}

function sharing(devices: boolean | null): string {
  if (devices === null) return 'share its nicks or not, as the server does by default';
  return devices ? 'share its nicks from now on' : 'do not share its nicks any more';
}

function staying(alwaysOn: boolean | null): string {
  if (alwaysOn === null) return 'stays or goes, as the server does by default,';
  return alwaysOn ? 'stays' : 'goes';
}

function suspending(suspended: Suspending | null): string {
  if (suspended === null) return 'no longer suspended';
  const { reason, seconds } = suspended;
  return `suspended${seconds === undefined ? '' : ` for ${duration(seconds)}`}: ${reason}`;
}
