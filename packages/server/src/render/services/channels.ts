import type { ChannelDeed, ChannelGiven } from '../../hub/registered/effect.ts';
import type {
  ChannelAccessIs,
  ChannelInfo,
  ChannelSettingsAre,
  ChannelsOf,
  HowToBan,
  Purges,
  RegisteredAnswer,
  RegisteredChannels,
} from '../../hub/registered/query.ts';
import type { ChannelSettings } from '../../hub/registered/registration.ts';
import type { Clearable } from '../../hub/registered/signal.ts';
import { memorySentence, wishWords } from '../memory.ts';
import { day } from '../times.ts';
import { chanServ, type ServiceSays } from './says.ts';

const deeds: {
  readonly [W in ChannelDeed['what']]: (channel: string, did: Extract<ChannelDeed, { what: W }>) => string;
} = {
  registered: (channel, { founder }) => `${channel} belongs to ${founder} now.`,
  dropped: channel => `${channel} belongs to nobody now.`,
  offered: (channel, { account }) =>
    `${channel} is offered to ${account}, who has to accept it: TRANSFER ACCEPT ${channel}`,
  kept: channel => `${channel} is not offered any more.`,
  transferred: (channel, { founder }) => `${channel} belongs to ${founder} now.`,
  access: (channel, { account, on, letter }) =>
    `${account} has ${on ? `+${letter} in` : 'no access to'} ${channel} from now on.`,
  rank: (channel, { nick, on }) => `${nick} ${on ? 'has a rank' : 'has no rank'} in ${channel} now.`,
  set: (channel, { changes }) => `${channel}: ${settingsWords(changes)}.`,
  cleared: (channel, { of, count }) => `Cleared of ${channel}: ${cleared[of]} (${count}).`,
  purged: (channel, { on }) => `${channel} is ${on ? 'closed' : 'open again'}.`,
};

const cleared: { readonly [W in Clearable]: string } = {
  users: 'members',
  access: 'accounts with access',
  bans: 'entries of its lists',
  modes: 'modes',
};

/** What was done about a channel, as one sentence. */
export function channelDeed(channel: string, did: ChannelDeed): string {
  const say = deeds[did.what] as (channel: string, did: ChannelDeed) => string;
  return say(channel, did);
}

/** What someone is told who gets a channel, as one sentence. */
export function channelGiven({ channel, how }: ChannelGiven): string {
  return how === 'given'
    ? `${channel} belongs to your account now.`
    : `You may have ${channel}. If you want it, say: TRANSFER ACCEPT ${channel}`;
}

/** How ChanServ puts answers about channels into words. */
export const registeredAnswers: {
  readonly [T in RegisteredAnswer['type']]: (answer: Extract<RegisteredAnswer, { type: T }>) => ServiceSays;
} = {
  'channel-info': answer => chanServ(...info(answer)),
  'channel-settings': answer => chanServ(settings(answer)),
  'channel-access': answer => chanServ(...access(answer)),
  'channels-of': answer => chanServ(...channelsOf(answer)),
  'registered-channels': answer => chanServ(...allChannels(answer)),
  purges: answer => chanServ(...purges(answer)),
  'how-to-ban': answer => chanServ(...howToBan(answer)),
};

function info({ channel, owned, remembers, closed, purge }: ChannelInfo): readonly string[] {
  const sentences: string[] = [];
  if (owned === undefined) sentences.push(`${channel} belongs to nobody.`);
  else {
    const { founder, registeredAt, access, offeredTo } = owned;
    sentences.push(`${channel} belongs to ${founder}, since ${day(registeredAt)}.`);
    if (access !== undefined) sentences.push(`Your account has +${access} in it.`);
    if (offeredTo !== undefined) sentences.push(`It is offered to ${offeredTo}.`);
  }
  if (remembers !== undefined) sentences.push(memorySentence(channel, remembers.memory));
  if (closed) sentences.push(`${channel} is closed by the operators of the server.`);
  if (purge !== undefined) {
    const why = purge.reason === undefined ? '' : `: ${purge.reason}`;
    sentences.push(`It was ${purge.by ?? 'the command line'} who closed it, on ${day(purge.at)}${why}`);
  }
  return sentences;
}

function settings({ channel, settings }: ChannelSettingsAre): string {
  return `${channel}: ${settingsWords(settings)}.`;
}

/** What is chosen for a channel, in the words in which it is chosen. */
export function settingsWords(settings: Partial<ChannelSettings>): string {
  const { history, historyFor, ...switches } = settings;
  return [
    ...Object.entries(switches).map(([name, on]) => `${name.toUpperCase()} is ${on ? 'on' : 'off'}`),
    ...(history === undefined ? [] : [`HISTORY is ${wishWords(history)}`]),
    ...(historyFor === undefined ? [] : [`HISTORY-FOR is ${historyFor}`]),
  ].join(', ');
}

function access({ channel, founder, entries }: ChannelAccessIs): readonly string[] {
  return [
    `${founder} is the founder of ${channel}. Others with access: ${entries.length}.`,
    ...entries.map(({ account, letter }) => `+${letter} ${account}`),
  ];
}

function channelsOf({ account, owned, access, offered }: ChannelsOf): readonly string[] {
  return [
    owned.length === 0 ? `No channels belong to ${account}.` : `To ${account} belong: ${owned.join(', ')}.`,
    ...access.map(({ channel, letter }) => `+${letter} in ${channel}`),
    ...offered.map(channel => `${channel} is offered; to have it, say: TRANSFER ACCEPT ${channel}`),
  ];
}

function allChannels({ channels, truncated }: RegisteredChannels): readonly string[] {
  return [
    `Channels that belong to someone: ${truncated ? `more than ${channels.length}` : channels.length}.`,
    ...channels.map(({ channel, founder }) => `${channel} (${founder})`),
  ];
}

function purges({ purges }: Purges): readonly string[] {
  return [
    `Names that are closed: ${purges.length}.`,
    ...purges.map(
      ({ channel, by = 'the command line', at, reason = '' }) =>
        `${channel}, by ${by} on ${day(at)}${reason && `: ${reason}`}`,
    ),
  ];
}

function howToBan({ channel, nick, here, exempt, bans }: HowToBan): readonly string[] {
  if (exempt !== undefined) {
    return [`No ban holds for ${nick}: the account ${exempt} has access to ${channel}.`];
  }
  return [
    ...(here ? [] : [`${nick} is not here; this is from when that nick was last seen.`]),
    ...bans.flatMap(({ mask, others }) => [
      `/MODE ${channel} +b ${mask}`,
      ...(others.length === 0 ? [] : [`It would also mean: ${others.join(', ')}.`]),
    ]),
    'A ban throws nobody out: KICK does.',
  ];
}
