import { fold, isChannelName } from '@salon/protocol';
import { accountOf, ownerOf, usersOf } from '../accounts/registry.ts';
import { whatBars } from '../commands/bars.ts';
import type { Refusal } from '../refusal.ts';
import type { SessionId } from '../session.ts';
import type { Channel, User } from '../state/model.ts';
import { type State, settingsOf, userOf, visibleChannel } from '../state/state.ts';
import { directKey, partiesOf } from './key.ts';
import { readershipOf } from './policy.ts';

/** What of a history someone may read. */
export interface Readable {
  /** Under which key it is kept. */
  readonly target: string;
  /** How she calls it: a channel's name, or the nick of the other one. */
  readonly name: string;
  /** Nothing before this time, in milliseconds since 1970. */
  readonly since?: number;
}

/** What a user may read of a channel, or of her talk with a nick, when she asks for it in a session of hers. */
export function whatMayRead(state: State, session: SessionId, target: string): Readable | Refusal {
  const user = state.sessions.get(session);
  if (user === undefined) return { code: 'no-such-nick', nick: target };
  if (!isChannelName(target)) return ofTwo(state, user, target);
  const channel = visibleChannel(state, user, target);
  if (channel === undefined) return { code: 'no-such-channel', channel: target };
  return ofChannel(state, session, user, channel);
}

function ofChannel(state: State, session: SessionId, user: User, channel: Channel): Readable | Refusal {
  const { historyKey: target, name } = channel;
  const readable = readershipOf(state, channel.registration?.settings.historyFor);
  const member = channel.members.get(user.id);
  if (member !== undefined) {
    return readable === 'joined' ? { target, name, since: member.joinedAt } : { target, name };
  }
  const scene = { state, settings: settingsOf(state), at: state.now, session, user };
  const mayComeIn = readable === 'all' && whatBars(scene, channel, undefined) === undefined;
  return mayComeIn ? { target, name } : { code: 'not-a-member', channel: name };
}

/** All that someone may read without saying where: the channels that she is in, and direct talks of her account. */
export function allThatMayBeRead(
  state: State,
  session: SessionId,
): { readonly channels: readonly Readable[]; readonly account?: string } {
  const user = state.sessions.get(session);
  if (user === undefined) return { channels: [] };
  const { account } = user.identity;
  const channels = [...user.channels].flatMap(channel => {
    const readable = ofChannel(state, session, user, channel);
    return 'code' in readable ? [] : [readable];
  });
  return account === undefined ? { channels } : { channels, account };
}

/** How an account calls a direct talk of hers, so that she finds it by that name: by a nick of the other one's. */
export function nameOfDirect(state: State, account: string, key: string): string | undefined {
  const own = fold(account, 'ascii');
  const parties = partiesOf(key);
  if (!parties?.includes(own)) return undefined;
  const other = parties.find(party => party !== own) ?? own;
  const name = accountOf(state, other)?.name;
  return name === undefined ? undefined : (usersOf(state, name)[0]?.identity.nick ?? name);
}

/** Direct talk is remembered between accounts: of a nick, that of its user, or else of its owner. */
function ofTwo(state: State, user: User, nick: string): Readable | Refusal {
  const { account } = user.identity;
  const holder = userOf(state, nick);
  const other =
    holder === undefined ? (ownerOf(state, nick) ?? accountOf(state, nick))?.name : holder.identity.account;
  if (account === undefined || other === undefined) return { code: 'no-such-nick', nick };
  return { target: directKey(account, other), name: holder?.identity.nick ?? other };
}
