import { accountOf } from '../accounts/registry.ts';
import { sortedUserModes } from '../commands/user-mode.ts';
import { channelKey } from '../history/key.ts';
import { identityOf } from '../identity.ts';
import { keptKey } from '../kept/key.ts';
import type { KeptSpec } from '../kept/spec.ts';
import { noMetadata } from '../metadata/metadata.ts';
import { purgeOf } from '../registered/purge.ts';
import type { User } from '../state/model.ts';
import { addChannel, addMember, addUser, channelOf, type State, settingsOf, userOf } from '../state/state.ts';
import { activeHost, vhostOf } from '../vhosts/registry.ts';
import { awayAlone, staysOn } from './always-on.ts';

/** Someone who stays without a session, as she is kept. */
interface PresenceRecord {
  readonly account: string;
  readonly nick: string;
  readonly user: string;
  readonly cloak: string;
  readonly real: string;
  readonly modes: string;
  /** With what words she is away when nobody is behind her. */
  readonly away: string;
  /** Since when she was here without a session, if she was; milliseconds since 1970. */
  readonly aloneSince?: number;
  readonly enteredAt: number;
  readonly channels: readonly (readonly [name: string, modes: string, joinedAt: number])[];
}

/** How who stays without a session outlives a restart. What she silences and accepts is as short as her stay. */
export const keptPresence: KeptSpec = {
  record(state, key): PresenceRecord | undefined {
    const user = userOf(state, key);
    if (user === undefined || !staysOn(state, user)) return undefined;
    const { identity, cloak, away, aloneSince, enteredAt } = user;
    const channels = [...user.channels].flatMap(({ name, members }) => {
      const member = members.get(user.id);
      return member === undefined ? [] : [[name, member.modes, member.joinedAt] as const];
    });
    return {
      account: identity.account ?? '',
      nick: identity.nick,
      user: identity.user,
      cloak,
      real: identity.real,
      // Nobody is an operator of the server before she shows that she may be.
      modes: user.modes.replace(/[os]/g, ''),
      away: awayAlone(state, away),
      ...(aloneSince !== undefined && { aloneSince }),
      enteredAt,
      channels,
    };
  },
  restore(state: State, record: PresenceRecord) {
    const account = accountOf(state, record.account)?.name;
    if (account === undefined) return 'there is no such account';
    if (userOf(state, record.nick) !== undefined) return 'the nick is in use';
    const user = restored(state, record, account);
    if (!staysOn(state, user)) return 'it does not stay any more';
    state.userIdNext += 1;
    addUser(state, user);
    state.presences.add(keptKey(record.nick));
    for (const channel of record.channels) comeBack(state, user, channel);
    return undefined;
  },
};

function restored(state: State, record: PresenceRecord, account: string): User {
  const { nick, cloak, modes } = record;
  const who = identityOf(nick, record.user, activeHost(state, account) ?? cloak, record.real);
  const vhost = vhostOf(state, account).host;
  return {
    id: state.userIdNext,
    identity: { ...who, account, bot: modes.includes('B') },
    devices: [],
    sessions: [],
    aloneSince: record.aloneSince ?? state.now,
    cloak,
    hostGiven: undefined,
    hosts: vhost === undefined ? [] : [vhost],
    channels: new Set(),
    invitedTo: new Set(),
    away: record.away,
    oper: undefined,
    accepts: new Set(),
    silences: [],
    toldOfCallerAt: undefined,
    metadata: noMetadata,
    metadataPaidUntil: 0,
    markers: undefined,
    modes: sortedUserModes(modes),
    enteredAt: record.enteredAt,
    spokeAt: record.aloneSince ?? state.now,
  };
}

/** What was closed and belongs to nobody is not opened to everyone by who was in it. */
function comeBack(
  state: State,
  user: User,
  [name, modes, joinedAt]: PresenceRecord['channels'][number],
): void {
  const found = channelOf(state, name);
  const wasClosed = found === undefined && state.closedRooms.names.has(channelKey(name));
  if (wasClosed || purgeOf(state, name) !== undefined) return;
  const channel = found ?? addChannel(state, name, settingsOf(state).channelModesDefault);
  addMember(state, channel, user, modes, joinedAt);
}
