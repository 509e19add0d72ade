import { channelNameFault, fold } from '@salon/protocol';
import type { Gathered } from '../gathered.ts';
import { accessModes, type ImportedAccess, type ImportedChannel } from '../imported.ts';
import type { ImportGround } from './ground.ts';
import { entriesOf } from './lists.ts';
import { flagsOf, paramsOf } from './modes.ts';
import type { Names } from './names.ts';
import { oneLine, oneWord } from './texts.ts';

/** A channel that is to be registered. Its founder and whoever else has rights in it have accounts by then. */
export interface PlannedChannel extends Omit<ImportedChannel, 'founders'> {
  /** The name of an account, which is not among those with rights besides. */
  readonly founder: string;
}

/** Takes the channels that can be taken, and of each what can be. */
export function planChannels(
  channels: readonly ImportedChannel[],
  names: Names,
  ground: ImportGround,
  plan: Gathered,
): readonly PlannedChannel[] {
  const mapping = ground.settings.casemapping;
  const here = new Set([...ground.channels].map(name => fold(name, mapping)));
  const taken = new Set<string>();
  return channels.flatMap(channel => {
    const { name, founders } = channel;
    const folded = fold(name, mapping);
    const founder = founders.map(one => names.comerOf(one)).find(owner => owner !== undefined);
    const why = clashWhy(here.has(folded), taken.has(folded)) ?? nameWhy(name, ground);
    if (why !== undefined || founder === undefined) {
      plan.skip('channel', name, why ?? founderWhy(founders));
      return [];
    }
    taken.add(folded);
    return [planned(channel, founder, names, ground, plan)];
  });
}

function clashWhy(isHere: boolean, isTaken: boolean): string | undefined {
  if (isHere) return 'there is a registered channel of this name already';
  return isTaken ? 'another channel of the file has this name' : undefined;
}

function nameWhy(name: string, { settings }: ImportGround): string | undefined {
  const fault = channelNameFault(name, settings.channelBytesMax);
  return fault === 'too-long'
    ? `its name is longer than ${settings.channelBytesMax} bytes`
    : fault && faults[fault];
}

function founderWhy(founders: readonly string[]): string {
  return founders.length === 0
    ? 'it has no founder'
    : `no account of its founder is taken: ${founders.join(', ')}`;
}

function planned(
  channel: ImportedChannel,
  founder: string,
  names: Names,
  ground: ImportGround,
  plan: Gathered,
): PlannedChannel {
  const { name, registeredAt, topic } = channel;
  const { settings, now } = ground;
  return {
    name,
    founder,
    registeredAt: registeredAt || now,
    ...(topic !== undefined && {
      topic: {
        text: oneLine(topic.text, settings.topicBytesMax),
        by: oneWord(topic.by),
        at: topic.at || now,
      },
    }),
    modes: flagsOf(channel, plan),
    ...paramsOf(channel, ground, plan),
    access: accessOf(channel, founder, names, plan),
    lists: entriesOf(channel, names, ground, plan),
  };
}

/** Of several entries of an account, the highest. */
function accessOf(
  { name, access }: ImportedChannel,
  founder: string,
  names: Names,
  plan: Gathered,
): readonly ImportedAccess[] {
  const highest = new Map<string, ImportedAccess>();
  for (const { account: given, mode } of access) {
    const account = names.comerOf(given);
    const before = highest.get(account ?? '')?.mode ?? 'v';
    if (account === undefined) plan.skip('access', `${given} in ${name}`, 'no such account is taken');
    else if (account !== founder && accessModes.indexOf(mode) <= accessModes.indexOf(before)) {
      highest.set(account, { account, mode });
    }
  }
  return [...highest.values()];
}

const faults = {
  'no-prefix': 'its name does not begin with a #',
  empty: 'its name is empty',
  'forbidden-character': 'there is a character in its name that none has here',
} as const;
