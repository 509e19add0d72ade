import { fold, matchesFolded, modeLetters } from '@salon/protocol';
import { accountOf } from '../accounts/registry.ts';
import { channelMemory } from '../history/policy.ts';
import type { QuerySpec } from '../queries/spec.ts';
import { settingsOf } from '../state/state.ts';
import { accessedChannel, keepsChannels, knownChannel, ownChannel } from './guard.ts';
import { purgeOf } from './purge.ts';
import type { RegisteredQuery } from './query.ts';
import { accessOf, isFounder, type Registration } from './registration.ts';

type Spec<T extends RegisteredQuery['type']> = QuerySpec<Extract<RegisteredQuery, { type: T }>>;

/** To whom a channel belongs, and whether its name is closed. */
export const channelInfo: Spec<'channel-info'> = (state, user, query, _at, session) => {
  const asking = { state, user, session };
  const known = knownChannel(asking, query.channel);
  const purge = purgeOf(state, query.channel);
  if ('code' in known && purge === undefined) return known;
  const keeps = keepsChannels(asking);
  const shown = {
    type: 'channel-info',
    closed: purge !== undefined,
    purge: keeps ? purge : undefined,
  } as const;
  if ('code' in known) {
    return { ...shown, channel: purge?.channel ?? query.channel, owned: undefined, remembers: undefined };
  }
  const { channel, registration } = known;
  const { founder, registeredAt, offeredTo } = registration;
  const { account } = user.identity;
  const concernsHer = keeps || isFounder(channel, user) || offeredTo === account;
  return {
    ...shown,
    channel: channel.name,
    remembers: hasChosen(registration) ? { memory: channelMemory(state, channel) } : undefined,
    owned: {
      founder,
      registeredAt,
      access: accessOf(channel, account),
      offeredTo: concernsHer ? offeredTo : undefined,
    },
  };
};

function hasChosen({ settings: { history, historyFor } }: Registration): boolean {
  return history !== 'default' || historyFor !== 'default';
}

/** What a founder has chosen for her channel. */
export const channelSettings: Spec<'channel-settings'> = (state, user, query, _at, session) => {
  const own = ownChannel({ state, user, session }, query.channel);
  if ('code' in own) return own;
  const { settings } = own.registration;
  const { setting } = query;
  return {
    type: 'channel-settings',
    channel: own.channel.name,
    settings: setting === undefined ? settings : { [setting]: settings[setting] },
  };
};

/** Who has access to a channel, for those who have it as a halfop or higher. */
export const channelAccess: Spec<'channel-access'> = (state, user, query, _at, session) => {
  const accessed = accessedChannel({ state, user, session }, query.channel);
  if ('code' in accessed) return accessed;
  const { founder, access } = accessed.registration;
  const order = modeLetters('prefix');
  const entries = [...access].map(([account, letter]) => ({ account, letter }));
  entries.sort((one, other) => order.indexOf(one.letter) - order.indexOf(other.letter));
  return { type: 'channel-access', channel: accessed.channel.name, founder, entries };
};

/** What an account has in channels: for its owner, and for who keeps channels. */
export const channelsOf: Spec<'channels-of'> = (state, user, query, _at, session) => {
  const { account: name = user.identity.account } = query;
  if (name === undefined) return { code: 'login-needed' };
  const account = accountOf(state, name)?.name;
  const isHers = account !== undefined && account === user.identity.account;
  if (!isHers && !keepsChannels({ session, user })) return { code: 'account-not-yours', account: name };
  if (account === undefined) return { code: 'no-such-account', account: name };
  const all = [...state.registered];
  return {
    type: 'channels-of',
    account,
    owned: all.filter(channel => channel.registration?.founder === account).map(channel => channel.name),
    access: all.flatMap(({ name: channel, registration }) => {
      const letter = registration?.access.get(account);
      return letter === undefined ? [] : [{ channel, letter }];
    }),
    offered: all.filter(channel => channel.registration?.offeredTo === account).map(channel => channel.name),
  };
};

/** All channels that belong to someone, for those who keep channels. */
export const registeredChannels: Spec<'registered-channels'> = (state, user, { mask }, _at, session) => {
  if (!keepsChannels({ session, user })) return { code: 'privilege-needed' };
  const wanted = mask === undefined ? undefined : fold(mask, state.casemapping);
  const found = [...state.registered].filter(
    ({ key }) => wanted === undefined || matchesFolded(wanted, key, state.casemapping),
  );
  const max = settingsOf(state).answerRowsMax;
  return {
    type: 'registered-channels',
    truncated: found.length > max,
    channels: found
      .slice(0, max)
      .map(({ name: channel, registration }) => ({ channel, founder: registration?.founder ?? '' })),
  };
};

/** Which names are closed, for those who keep channels. */
export const purges: Spec<'purges'> = (state, user, _query, _at, session) => {
  if (!keepsChannels({ session, user })) return { code: 'privilege-needed' };
  return { type: 'purges', purges: [...state.purges.values()] };
};
