import { randomUUID } from 'node:crypto';
import type { Account } from '../../hub/accounts/account.ts';
import type { Ban } from '../../hub/bans/ban.ts';
import { keptKey } from '../../hub/kept/key.ts';
import type { KeptEntry } from '../../hub/kept/spec.ts';
import type { ChannelRecord } from '../../hub/registered/kept-channel.ts';
import type { Vhost } from '../../hub/vhosts/vhost.ts';
import type { ImportedAccount } from '../../import/imported.ts';
import type { PlannedChannel } from '../../import/plan/channels.ts';
import type { ImportPlan } from '../../import/plan/plan.ts';
import type { Credential } from '../../store/credentials.ts';

/** One thing that is to be taken in: what the hub is to know of it and, of an account, what only the store is. */
export interface Arrival {
  readonly entry: KeptEntry;
  readonly credential?: Credential;
  readonly certificates?: readonly string[];
}

/** The accounts that a plan takes in. Each is made when it is asked for, here and below. */
export function* accountArrivals({ accounts }: ImportPlan, now: number): Generator<Arrival> {
  for (const account of accounts) yield accountArrival(account, now);
}

/** All else that a plan takes in, when its accounts are there: most of it belongs to them. */
export function* otherArrivals({ accounts, channels, bans }: ImportPlan): Generator<Arrival> {
  for (const account of accounts) yield* vhostArrival(account);
  for (const channel of channels) yield { entry: channelEntry(channel) };
  for (const ban of bans) yield { entry: banEntry(ban) };
}

function accountArrival(imported: ImportedAccount, now: number): Arrival {
  const { name, registeredAt, nicks, enforce, suspended, passwordHash, scram, email, certificates } =
    imported;
  const id = randomUUID();
  const record: Account = {
    name,
    credential: id,
    registeredAt,
    nicks,
    ...(enforce !== undefined && { enforce }),
    ...(suspended !== undefined && { suspended }),
  };
  return {
    entry: { kind: 'account', key: keptKey(name), record },
    certificates,
    credential: {
      id,
      passwordHash,
      scram: scram && {
        salt: bytes(scram.salt),
        iterations: scram.iterations,
        storedKey: bytes(scram.storedKey),
        serverKey: bytes(scram.serverKey),
      },
      email,
      emailVerifiedAt: email === undefined ? undefined : now,
      createdAt: registeredAt,
      changedAt: now,
    },
  };
}

function vhostArrival({ name, vhost }: ImportedAccount): readonly Arrival[] {
  if (vhost === undefined) return [];
  const record: Vhost = { account: name, host: vhost };
  return [{ entry: { kind: 'vhost', key: keptKey(name), record } }];
}

function channelEntry(channel: PlannedChannel): KeptEntry {
  const { name, founder, registeredAt, topic, modes, key, limit, forward, access, lists } = channel;
  const byLetter = Map.groupBy(lists, ({ letter }) => letter);
  const record: ChannelRecord = {
    name,
    createdAt: registeredAt,
    founder,
    registeredAt,
    ...(topic !== undefined && { topic }),
    flags: modes,
    ...(key !== undefined && { key }),
    ...(limit !== undefined && { membersMax: limit }),
    ...(forward !== undefined && { forward }),
    lists: Object.fromEntries(
      [...byLetter].map(([letter, entries]) => [
        letter,
        entries.map(({ mask, by, at }) => ({ mask, by, at })),
      ]),
    ),
    access: access.map(({ account, mode }) => [account, mode] as const),
    settings: {},
  };
  return { kind: 'channel', key: keptKey(name), record };
}

function banEntry(ban: Ban): KeptEntry {
  return { kind: 'ban', key: keptKey(ban.target), record: ban };
}

function bytes(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}
