import { channelNameFault, fold, modeLetters } from '@salon/protocol';
import { accountOf } from '../accounts/registry.ts';
import { keptKey } from '../kept/key.ts';
import type { KeptSpec } from '../kept/spec.ts';
import type { ListEntry, TopicState } from '../state/model.ts';
import { addChannel, channelOf, type State } from '../state/state.ts';
import { type ChannelSettings, firstSettings } from './registration.ts';
import { setRegistration } from './registry.ts';

/** All that is kept of a channel which belongs to someone. Masks are kept as they are shown. */
export interface ChannelRecord {
  readonly name: string;
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  readonly founder: string;
  readonly registeredAt: number;
  readonly topic?: TopicState;
  readonly flags: string;
  readonly key?: string;
  readonly membersMax?: number;
  readonly forward?: string;
  readonly slowSeconds?: number;
  readonly lists: Readonly<Record<string, readonly Omit<ListEntry, 'folded'>[]>>;
  readonly access: readonly (readonly [account: string, letter: string])[];
  readonly offeredTo?: string;
  readonly settings: Partial<ChannelSettings>;
  readonly metadata?: readonly (readonly [key: string, value: string])[];
}

/** A channel is kept while it belongs to someone: all but who is in it, and who was invited. */
export const keptChannel: KeptSpec = { record, restore };

function record(state: State, key: string): ChannelRecord | undefined {
  const channel = channelOf(state, key);
  const registration = channel?.registration;
  // By a casemapping of its own a name may be found under more than one key.
  if (channel === undefined || registration === undefined || keptKey(channel.name) !== key) return undefined;
  const { name, createdAt, topic, flags, password, membersMax, forward, slowSeconds, metadata } = channel;
  const { founder, registeredAt, access, offeredTo, settings } = registration;
  const lists = [...modeLetters('list')].flatMap(letter => {
    const entries = channel.lists.get(letter) ?? [];
    return entries.length === 0 ? [] : [[letter, entries.map(({ mask, by, at }) => ({ mask, by, at }))]];
  });
  return {
    name,
    createdAt,
    founder,
    registeredAt,
    ...(topic !== undefined && settings.keepTopic && { topic }),
    flags,
    ...(password !== undefined && { key: password }),
    ...(membersMax !== undefined && { membersMax }),
    ...(forward !== undefined && { forward }),
    ...(slowSeconds !== undefined && { slowSeconds }),
    lists: Object.fromEntries(lists),
    access: [...access],
    ...(offeredTo !== undefined && { offeredTo }),
    settings,
    ...(metadata.size > 0 && { metadata: [...metadata] }),
  };
}

function restore(state: State, kept: ChannelRecord): string | undefined {
  const { name } = kept;
  if (channelNameFault(name, Number.POSITIVE_INFINITY) !== undefined) return 'no channel can be called so';
  if (channelOf(state, name) !== undefined) return 'another channel is called so by now';
  const founder = accountOf(state, kept.founder)?.name;
  if (founder === undefined) return `there is no account ${kept.founder}, to which it belongs`;
  const channel = addChannel(state, name, [...modeLetters('never')].filter(isIn(kept.flags)).join(''));
  channel.createdAt = kept.createdAt;
  channel.topic = kept.topic;
  channel.password = kept.key;
  channel.membersMax = kept.membersMax;
  channel.forward = kept.forward;
  channel.slowSeconds = kept.slowSeconds;
  channel.metadata = new Map(kept.metadata);
  for (const letter of [...modeLetters('list')].filter(letter => Object.hasOwn(kept.lists, letter))) {
    const entries = kept.lists[letter] ?? [];
    channel.lists.set(
      letter,
      entries.map(entry => ({ ...entry, folded: fold(entry.mask, state.casemapping) })),
    );
  }
  const offeredTo = accountOf(state, kept.offeredTo ?? '')?.name;
  setRegistration(state, channel, {
    founder,
    registeredAt: kept.registeredAt,
    access: new Map(
      kept.access.flatMap(([name, letter]): readonly (readonly [string, string])[] => {
        const account = accountOf(state, name)?.name;
        const isKnown =
          account !== undefined && account !== founder && modeLetters('prefix').includes(letter);
        return isKnown ? [[account, letter]] : [];
      }),
    ),
    ...(offeredTo !== undefined && { offeredTo }),
    settings: { ...firstSettings, ...kept.settings },
  });
  return undefined;
}

function isIn(letters: string): (letter: string) => boolean {
  return letter => letters.includes(letter);
}
