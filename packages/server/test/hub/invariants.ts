import {
  channelMode,
  channelNameFault,
  completeEntry,
  completeMask,
  fold,
  modeLetters,
  nickFault,
  skeletonsOf,
  userModes,
  utf8Bytes,
} from '@salon/protocol';
import { isVerified, nicksOf, suspensionOf } from '../../src/hub/accounts/account.ts';
import { readBanTarget } from '../../src/hub/bans/ban.ts';
import { isClosed } from '../../src/hub/history/closed.ts';
import type { HubSettings } from '../../src/hub/limits.ts';
import type { Markers } from '../../src/hub/markers/registry.ts';
import { isKeyHere, type Metadata, visibilityOf } from '../../src/hub/metadata/metadata.ts';
import type { Channel, User } from '../../src/hub/state/model.ts';
import type { State } from '../../src/hub/state/state.ts';
import { vhostOf } from '../../src/hub/vhosts/registry.ts';
import { isVhost } from '../../src/hub/vhosts/vhost.ts';

/**
 * What must always hold of a hub's state, whatever it was sent: returns one sentence for each thing that does not,
 * and nothing when all is well. Limits are those of the settings at hand, so it is of use as long as no settings
 * came that are tighter than what was there already.
 */
export function brokenInvariants(state: State): string[] {
  const broken: string[] = [];
  const expectThat = (holds: boolean, sentence: string) => {
    if (!holds) broken.push(sentence);
  };
  const { settings, closedRooms } = state;
  expectThat(closedRooms.lost.size + closedRooms.changed.size === 0, 'something is still to be forgotten');
  for (const user of state.users.values()) checkUser(expectThat, state, user, settings);
  for (const channel of state.channels.values()) checkChannel(expectThat, state, channel, settings);
  checkIndexes(expectThat, state);
  checkMonitors(expectThat, state);
  checkAccounts(expectThat, state);
  checkBans(expectThat, state);
  checkSubscriptions(expectThat, state);
  checkMetadata(expectThat, state);
  checkMarkers(expectThat, state);
  checkOnline(expectThat, state);
  checkVhosts(expectThat, state);
  return broken;
}

type Expect = (holds: boolean, sentence: string) => void;

function checkIndexes(expectThat: Expect, state: State): void {
  const { users, nicks, sessions, channels } = state;
  expectThat(nicks.size === users.size, `${nicks.size} nicks for ${users.size} users`);
  const invisible = [...users.values()].filter(user => user.modes.includes('i')).length;
  expectThat(state.usersInvisible === invisible, `${invisible} are invisible, not ${state.usersInvisible}`);
  for (const [nick, user] of nicks) {
    expectThat(
      nick === fold(user.identity.nick, state.casemapping),
      `the nick ${nick} leads to ${user.identity.nick}`,
    );
    expectThat(users.get(user.id) === user, `the nick ${nick} leads to someone who is not here`);
  }
  const owned = [...users.values()].reduce((sum, user) => sum + user.sessions.length, 0);
  expectThat(sessions.size === owned, `${sessions.size} sessions, and users have ${owned}`);
  for (const [session, user] of sessions) {
    expectThat(user.sessions.includes(session), `session ${session} leads to who does not have it`);
    expectThat(users.get(user.id) === user, `session ${session} leads to someone who is not here`);
  }
  for (const [id, user] of users) {
    expectThat(id === user.id && id < state.userIdNext, `user ${user.id} stands under ${id}`);
  }
  const empty = [...channels.values()].filter(({ members }) => members.size === 0).length;
  expectThat(state.channelsEmpty === empty, `${empty} channels are empty, not ${state.channelsEmpty}`);
  for (const channel of state.registered) {
    expectThat(channels.get(channel.key) === channel, `${channel.name} belongs to someone, and is gone`);
  }
  for (const [key, purge] of state.purges) {
    expectThat(key === fold(purge.channel, state.casemapping), `${purge.channel} is closed as ${key}`);
  }
  for (const [key, channel] of channels) {
    expectThat(
      key === channel.key && key === fold(channel.name, state.casemapping),
      `${channel.name} stands under ${key}`,
    );
  }
  const goneMax = state.settings?.whowasEntriesMax ?? 0;
  expectThat(state.gone.length <= goneMax, `${state.gone.length} who are gone are remembered`);
  for (const oper of state.opers) {
    expectThat(users.get(oper.id) === oper, `the operator ${oper.identity.nick} is not here`);
  }
  expectThat(state.usersMost >= users.size, `there were never more than ${state.usersMost} users, they say`);
}

/** Each ban is found under its target, and in the one index that it belongs to. */
function checkBans(expectThat: Expect, { bans, casemapping }: State): void {
  const { heads, tails, others } = bans.masks;
  const placed = [...heads.values(), ...tails.values()].flatMap(texts => [...texts.values()]);
  const inMasks = [...placed, others].flat().map(({ ban }) => ban);
  const inNetworks = [...bans.networks.values()].flatMap(({ bans: all }) => [...all.values()]);
  const all = [...bans.byTarget.values()];
  const found = [...inMasks, ...inNetworks];
  expectThat(found.length === all.length, `there are ${all.length} bans, and ${found.length} in the indexes`);
  expectThat(
    placed.every(entries => entries.length > 0),
    'an index of masks has a place with no bans',
  );
  for (const [key, ban] of bans.byTarget) {
    expectThat(key === fold(ban.target, casemapping), `the ban on ${ban.target} stands under ${key}`);
    expectThat(found.includes(ban), `the ban on ${ban.target} hits no one`);
    const target = readBanTarget(ban.target);
    expectThat(target?.target === ban.target, `the ban on ${ban.target} is not written in its one form`);
  }
}

function checkMonitors(expectThat: Expect, { monitors, sessions, settings, casemapping }: State): void {
  const max = settings?.monitorEntriesMax ?? Number.POSITIVE_INFINITY;
  for (const [session, nicks] of monitors.watched) {
    expectThat(sessions.has(session), `session ${session} watches and is not here`);
    expectThat(nicks.size > 0 && nicks.size <= max, `session ${session} watches ${nicks.size} nicks`);
    for (const [folded, nick] of nicks) {
      expectThat(folded === fold(nick, casemapping), `${nick} is watched as ${folded}`);
      const known = monitors.watchers.get(folded)?.has(session) ?? false;
      expectThat(known, `${nick} does not know that session ${session} watches it`);
    }
  }
  for (const [folded, watchers] of monitors.watchers) {
    expectThat(watchers.size > 0, `${folded} is watched by no one`);
    for (const session of watchers) {
      const known = monitors.watched.get(session)?.has(folded) ?? false;
      expectThat(known, `session ${session} does not know that it watches ${folded}`);
    }
  }
}

/** The indexes of accounts agree, no nick is two accounts', and nobody is logged in to what is no account of hers. */
function checkAccounts(expectThat: Expect, state: State): void {
  const { accounts, casemapping, settings } = state;
  const all = [...accounts.byName.values()];
  for (const [key, account] of accounts.byName) {
    const { name } = account;
    expectThat(key === fold(name, casemapping), `the account ${name} stands under ${key}`);
    for (const nick of nicksOf(account)) {
      const owner = accounts.owners.get(fold(nick, casemapping));
      expectThat(owner === account, `the nick ${nick} of ${name} belongs to ${owner?.name}`);
      const alike = skeletonsOf(nick, casemapping).map(look => accounts.lookalikes.get(look) ?? []);
      expectThat(
        alike.every(others => others.includes(account)),
        `what looks like ${nick} is not known to look like a nick of ${name}`,
      );
    }
  }
  const waiting = all.filter(account => !isVerified(account));
  expectThat(
    waiting.length === accounts.unverified.size &&
      waiting.every(account => accounts.unverified.get(fold(account.name, casemapping)) === account),
    `${accounts.unverified.size} accounts wait to be verified`,
  );
  const nicks = all.flatMap(nicksOf).map(nick => fold(nick, casemapping));
  expectThat(
    accounts.owners.size === nicks.length,
    `${accounts.owners.size} nicks have owners, of ${nicks.length}`,
  );
  const alike = [...accounts.lookalikes.values()].flat();
  const looks = all.map(
    account => new Set(nicksOf(account).flatMap(nick => skeletonsOf(nick, casemapping))).size,
  );
  expectThat(
    alike.length === looks.reduce((sum, count) => sum + count, 0),
    `${alike.length} looks are known`,
  );
  for (const { identity, devices } of state.users.values()) {
    if (identity.account === undefined) {
      const byToken = devices.some(({ token }) => token !== undefined);
      expectThat(!byToken, `${identity.nick} is here by a login token, and logged in to nothing`);
      continue;
    }
    const account = accounts.byName.get(fold(identity.account, casemapping));
    const { nick } = identity;
    expectThat(
      account?.name === identity.account,
      `${nick} is logged in to ${identity.account}, which is none`,
    );
    if (account === undefined) continue;
    expectThat(isVerified(account), `${nick} is logged in to ${account.name}, which is not verified`);
    const suspended = suspensionOf(account, state.now) !== undefined;
    expectThat(!suspended, `${nick} is logged in to ${account.name}, which is suspended`);
  }
  if (settings === undefined) return;
  for (const account of all) {
    expectThat(nicksOf(account).length <= settings.nicksPerAccountMax, `${account.name} has too many nicks`);
  }
}

function checkSubscriptions(expectThat: Expect, { subscriptions, sessions, settings }: State): void {
  const max = settings?.metadata.subscriptionsMax ?? Number.POSITIVE_INFINITY;
  for (const [session, keys] of subscriptions.keys) {
    expectThat(sessions.has(session), `session ${session} has subscribed and is not here`);
    expectThat(keys.size > 0 && keys.size <= max, `session ${session} has subscribed to ${keys.size} keys`);
    for (const key of keys) {
      const known = subscriptions.subscribers.get(key)?.has(session) ?? false;
      expectThat(known, `${key} does not know that session ${session} has subscribed to it`);
    }
  }
  for (const [key, subscribers] of subscriptions.subscribers) {
    expectThat(subscribers.size > 0, `${key} has no subscriber`);
    for (const session of subscribers) {
      const known = subscriptions.keys.get(session)?.has(key) ?? false;
      expectThat(known, `session ${session} does not know that it has subscribed to ${key}`);
    }
  }
}

function checkMetadata(expectThat: Expect, state: State): void {
  const { users, channels, accounts, accountMetadata, settings } = state;
  if (settings === undefined) return;
  const { metadata: limits } = settings;
  const checkOne = (name: string, metadata: Metadata) => {
    for (const visibility of ['everyone', 'operators'] as const) {
      const keys = [...metadata.keys()].filter(key => visibilityOf(limits, key) === visibility);
      expectThat(keys.length <= limits.keysMax, `${name} has ${keys.length} keys for ${visibility}`);
    }
    for (const [key, value] of metadata) {
      expectThat(isKeyHere(limits, key), `${name} has the key ${key}`);
      expectThat(value !== '' && utf8Bytes(value) <= limits.valueBytesMax, `${name} has ${value} as ${key}`);
    }
  };
  for (const { identity, metadata } of users.values()) {
    checkOne(identity.nick, metadata);
    const isGuest = identity.account === undefined;
    expectThat(isGuest || metadata.size === 0, `${identity.nick} has metadata besides her account's`);
  }
  for (const { name, metadata } of channels.values()) checkOne(name, metadata);
  for (const [account, metadata] of accountMetadata) {
    checkOne(account, metadata);
    expectThat(metadata.size > 0, `the account ${account} has no metadata, and is kept`);
    const isThere = accounts.byName.has(fold(account, state.casemapping));
    expectThat(isThere, `the account ${account} has metadata and is gone`);
  }
}

/** Who is logged in to which account is known both ways. */
function checkOnline(expectThat: Expect, { accounts, users }: State): void {
  for (const user of users.values()) {
    const { nick, account } = user.identity;
    const known = account === undefined || (accounts.users.get(account)?.has(user) ?? false);
    expectThat(known, `${account} does not know that ${nick} is logged in to it`);
  }
  for (const [account, online] of accounts.users) {
    expectThat(online.size > 0, `nobody is logged in to ${account}, and it stands there`);
    for (const { id, identity } of online) {
      const isTrue = users.get(id)?.identity === identity && identity.account === account;
      expectThat(isTrue, `${identity.nick} is not logged in to ${account}, which says so`);
    }
  }
}

function checkMarkers(expectThat: Expect, state: State): void {
  const { users, accounts, markers, settings, now } = state;
  const max = settings?.history.markersMax ?? Number.POSITIVE_INFINITY;
  const checkOne = (name: string, own: Markers) => {
    expectThat(own.size <= max, `${name} has read ${own.size} places`);
    for (const [place, until] of own) {
      expectThat(until >= 0 && until <= now, `${name} has read ${place} until ${until}`);
    }
  };
  for (const { identity, markers: own } of users.values()) {
    if (own === undefined) continue;
    checkOne(identity.nick, own);
    expectThat(identity.account === undefined, `${identity.nick} has read besides her account`);
  }
  for (const [account, own] of markers.ofAccounts) {
    checkOne(account, own);
    expectThat(own.size > 0, `${account} has read nothing, and it is noted`);
    expectThat(accounts.byName.has(account), `${account} has read and is no account`);
    for (const place of own.keys()) {
      const known = markers.readers.get(place)?.has(account) ?? false;
      expectThat(known, `${place} does not know that ${account} has read it`);
    }
  }
  for (const [place, readers] of markers.readers) {
    expectThat(readers.size > 0, `${place} has no reader`);
    for (const account of readers) {
      const known = markers.ofAccounts.get(account)?.has(place) ?? false;
      expectThat(known, `${account} does not know that it has read ${place}`);
    }
  }
}

function checkVhosts(expectThat: Expect, state: State): void {
  for (const [key, vhost] of state.vhosts) {
    const { account, host, off, wanted, askedAt = 0, forbidden } = vhost;
    expectThat(key === fold(account, state.casemapping), `the vhost of ${account} stands under ${key}`);
    expectThat(state.accounts.byName.has(key), `${account} has a vhost and is no account`);
    expectThat(Object.keys(vhost).length > 1, `${account} has nothing to do with vhosts, and stands there`);
    expectThat(host !== undefined || !off, `${account} has no vhost, and it is off`);
    expectThat(!forbidden || (host ?? wanted) === undefined, `${account} has a vhost and must not`);
    expectThat(askedAt <= state.now, `${account} will want a vhost`);
    for (const one of [host, wanted]) {
      const isOne = state.settings === undefined || one === undefined || isVhost(one, state.settings);
      expectThat(isOne, `${one} cannot be a vhost`);
    }
  }
  for (const { identity, hostGiven, cloak, hosts } of state.users.values()) {
    const { host: owned, off } = vhostOf(state, identity.account ?? '');
    const due = hostGiven ?? (off ? undefined : owned) ?? cloak;
    expectThat(identity.host === due, `${identity.nick} is seen with ${identity.host}, not ${due}`);
    for (const hers of [owned, hostGiven]) {
      expectThat(hers === undefined || hosts.includes(hers), `bans do not know the host ${hers}`);
    }
  }
}

function checkUser(expectThat: Expect, state: State, user: User, settings: HubSettings | undefined): void {
  const { nick, user: name, host, mask } = user.identity;
  expectThat(mask === `${nick}!${name}@${host}`, `the mask of ${nick} is ${mask}`);
  expectThat(state.nicks.get(fold(nick, state.casemapping)) === user, `${nick} does not own her nick`);
  const isAlone = user.aloneSince !== undefined;
  expectThat(isAlone === (user.sessions.length === 0), `${nick} is alone by half`);
  expectThat(!isAlone || user.identity.account !== undefined, `${nick} has no session and no account`);
  expectThat(!isAlone || user.oper === undefined, `${nick} is an operator without a session`);
  expectThat(new Set(user.sessions).size === user.sessions.length, `${nick} has a session twice`);
  checkDevices(expectThat, state, user);
  for (const session of user.sessions) {
    expectThat(state.sessions.get(session) === user, `session ${session} of ${nick} is not hers`);
  }
  for (const channel of user.channels) {
    expectThat(state.channels.get(channel.key) === channel, `${nick} is in ${channel.name}, which is gone`);
    expectThat(
      channel.members.get(user.id)?.user === user,
      `${channel.name} does not know that ${nick} is in it`,
    );
  }
  for (const channel of user.invitedTo) {
    expectThat(
      state.channels.get(channel.key) === channel,
      `${nick} is invited to ${channel.name}, which is gone`,
    );
    expectThat(channel.invited.has(user.id), `${channel.name} does not know that ${nick} is invited`);
  }
  checkOper(expectThat, state, user);
  checkLists(expectThat, state, user, settings);
  const letters = userModes.map(mode => mode.letter).join('');
  expectThat(isSubsequence(user.modes, letters), `${nick} has the modes ${user.modes}`);
  expectThat(user.enteredAt <= state.now && user.spokeAt <= state.now, `${nick} comes from the future`);
  expectThat(user.away !== '', `${nick} is away with nothing to say`);
  if (settings === undefined) return;
  expectThat(nickFault(nick, settings.nickCharsMax) === undefined, `${nick} is no nick`);
  expectThat(utf8Bytes(user.away ?? '') <= settings.awayBytesMax, `${nick} is away with too many words`);
}

/** What her devices say together is what others see of her. */
function checkDevices(expectThat: Expect, state: State, user: User): void {
  const { identity, devices, sessions, away } = user;
  const { nick } = identity;
  const ids = devices.map(({ session }) => session);
  expectThat(ids.join() === sessions.join(), `${nick} has the sessions ${sessions}, and the devices ${ids}`);
  expectThat(
    devices.every(({ since }) => since <= state.now),
    `a device of ${nick} comes from the future`,
  );
  const isAway = devices.every(device => device.away !== undefined);
  expectThat(isAway === (away !== undefined), `${nick} is away by half`);
  const last = [...devices].sort((one, other) => (one.away?.at ?? 0) - (other.away?.at ?? 0)).at(-1);
  expectThat(!isAway || devices.length === 0 || away === last?.away?.message, `${nick} is away: ${away}`);
}

function checkOper(expectThat: Expect, state: State, user: User): void {
  const { nick, bot } = user.identity;
  expectThat((user.oper !== undefined) === state.opers.has(user), `${nick} is an operator by half`);
  expectThat((user.oper !== undefined) === user.modes.includes('o'), `the mode o of ${nick} is not true`);
  const mayListen = user.oper?.privileges.includes('see') ?? false;
  expectThat(!user.modes.includes('s') || mayListen, `${nick} listens and may not`);
  expectThat(bot === user.modes.includes('B'), `the mode B of ${nick} is not true`);
}

function checkLists(expectThat: Expect, state: State, user: User, settings: HubSettings | undefined): void {
  const { nick } = user.identity;
  const masks = user.silences.map(entry => entry.folded);
  expectThat(new Set(masks).size === masks.length, `${nick} does not hear someone twice`);
  for (const { mask, folded } of user.silences) {
    expectThat(
      folded === fold(mask, state.casemapping) && mask === completeMask(mask),
      `${nick} does not hear ${mask}`,
    );
  }
  if (settings === undefined) return;
  expectThat(masks.length <= settings.silenceEntriesMax, `${nick} does not hear ${masks.length}`);
  const accepted = [...user.accepts].filter(id => state.users.has(id)).length;
  expectThat(accepted <= settings.acceptEntriesMax, `${nick} accepts ${accepted}`);
}

function checkChannel(
  expectThat: Expect,
  state: State,
  channel: Channel,
  settings: HubSettings | undefined,
): void {
  const { name, members } = channel;
  expectThat(members.size > 0 || channel.registration !== undefined, `${name} is empty`);
  const isMarked = state.closedRooms.names.has(channel.historyKey);
  if (channel.registration !== undefined)
    expectThat(!isMarked, `${name} has an owner, and is marked as closed`);
  else expectThat(isMarked || !isClosed(channel), `${name} is closed, and nobody would know later`);
  checkRegistration(expectThat, state, channel, settings);
  for (const [id, member] of members) {
    const { nick } = member.user.identity;
    expectThat(state.users.get(id) === member.user, `${nick} is in ${name} and not here`);
    expectThat(member.user.channels.has(channel), `${nick} does not know that she is in ${name}`);
    expectThat(isSubsequence(member.modes, modeLetters('prefix')), `${nick} has +${member.modes} in ${name}`);
  }
  for (const id of channel.invited) {
    expectThat(
      state.users.get(id)?.invitedTo.has(channel) ?? false,
      `user ${id} does not know of ${name}'s invitation`,
    );
    expectThat(!members.has(id), `user ${id} is invited to ${name} and in it`);
  }
  const sessions = [...members.values()].flatMap(member => member.user.sessions);
  const { audience = sessions } = channel;
  expectThat(
    audience.join() === sessions.join(),
    `${name} is heard by ${audience}, and ${sessions} are in it`,
  );
  expectThat(isSubsequence(channel.flags, modeLetters('never')), `${name} has the flags ${channel.flags}`);
  checkParams(expectThat, state, channel);
  const { topic } = channel;
  expectThat(topic?.text !== '', `${name} has an empty topic`);
  expectThat(
    channel.createdAt <= state.now && (topic?.at ?? 0) <= state.now,
    `${name} comes from the future`,
  );
  if (settings === undefined) return;
  expectThat(
    channelNameFault(name, settings.channelBytesMax) === undefined,
    `${name} is no name of a channel`,
  );
  expectThat(utf8Bytes(topic?.text ?? '') <= settings.topicBytesMax, `the topic of ${name} is too long`);
}

/** To whom a channel belongs, and who has access to it. */
function checkRegistration(
  expectThat: Expect,
  state: State,
  channel: Channel,
  settings: HubSettings | undefined,
): void {
  const { name, registration, members, topic } = channel;
  expectThat(
    (registration !== undefined) === state.registered.has(channel),
    `${name} belongs to someone by half`,
  );
  if (registration === undefined) return;
  const { founder, access, offeredTo, settings: chosen, registeredAt } = registration;
  for (const account of [founder, ...access.keys(), ...(offeredTo === undefined ? [] : [offeredTo])]) {
    const known = state.accounts.byName.get(fold(account, state.casemapping));
    expectThat(known?.name === account, `${account} has to do with ${name}, and is no account`);
    expectThat(known?.verifyUntil === undefined, `${account} has to do with ${name}, and is not verified`);
  }
  expectThat(!access.has(founder), `the founder of ${name} has access twice`);
  expectThat(offeredTo !== founder, `${name} is offered to its founder`);
  for (const letter of access.values()) {
    expectThat(modeLetters('prefix').includes(letter), `someone has +${letter} in ${name} for good`);
  }
  expectThat(registeredAt <= state.now, `${name} comes from the future`);
  expectThat(
    chosen.keepTopic || members.size > 0 || topic === undefined,
    `${name} keeps a topic that it should not`,
  );
  expectThat(!state.purges.has(channel.key) || members.size === 0, `someone is in ${name}, which is closed`);
  if (settings !== undefined) {
    expectThat(access.size <= settings.accessEntriesMax, `${access.size} accounts have access to ${name}`);
  }
}

/** What a channel's modes carry with them. */
function checkParams(expectThat: Expect, { settings, casemapping }: State, channel: Channel): void {
  const { name, password = 'x', membersMax = 1, forward, slowSeconds = 1 } = channel;
  expectThat(/^[^\s,:][^\s,]*$/.test(password), `${name} has the key "${password}", which no JOIN can give`);
  expectThat(Number.isInteger(membersMax) && membersMax > 0, `${name} has the limit ${membersMax}`);
  expectThat(Number.isInteger(slowSeconds) && slowSeconds > 0, `${name} has the slow mode ${slowSeconds}`);
  expectThat(
    channel.slowSeconds !== undefined || channel.spoken.size === 0,
    `${name} knows who spoke, and is not in slow mode`,
  );
  for (const pace of [channel.spoken, channel.knocked]) {
    const times = [...pace.values()];
    expectThat(
      times.join() === [...times].sort((one, other) => one - other).join(),
      `${name} does not know who came first`,
    );
  }
  expectThat(forward?.startsWith('#') ?? true, `${name} forwards to ${forward}`);
  if (settings !== undefined) {
    expectThat(utf8Bytes(password) <= settings.keyBytesMax, `the key of ${name} is too long`);
  }
  for (const [letter, entries] of channel.lists) {
    expectThat(channelMode(letter)?.kind === 'list', `${name} has a list ${letter}`);
    const masks = entries.map(entry => entry.folded);
    expectThat(new Set(masks).size === masks.length, `${name} has an entry twice in its list ${letter}`);
    for (const { mask, folded } of entries) {
      expectThat(folded === fold(mask, casemapping), `${mask} in ${name} is compared as ${folded}`);
      expectThat(mask === completeEntry(mask), `${mask} in ${name} is not complete`);
      expectThat(
        /^[^\0-\x20\x7f:][^\0-\x20\x7f]*$/.test(mask),
        `"${mask}" in ${name} is not one word of a line`,
      );
    }
    const max = settings?.listEntriesMax ?? Number.POSITIVE_INFINITY;
    expectThat(entries.length <= max, `${name} has ${entries.length} entries in its list ${letter}`);
  }
}

/** Whether the letters are some of those in the order, in that order and each once. */
function isSubsequence(letters: string, order: string): boolean {
  return [...order].filter(letter => letters.includes(letter)).join('') === letters;
}
