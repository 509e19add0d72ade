import { isChannelName, isForPrograms, readStatusTarget, type StatusTarget } from '@salon/protocol';
import { isSilencedBy } from '../commands/silence.ts';
import type { Said } from '../effect.ts';
import { hasFlag } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { ranksAtLeast } from '../state/rank.ts';
import { channelOf, type State, userOf } from '../state/state.ts';
import { mentionedIn } from './mentions.ts';

/** Whom it is worth calling. */
export interface CallRules {
  /** Whether an account, by its name, wants push messages; others are not looked at. */
  readonly wants: (account: string) => boolean;
  /** Whether only those are called who are away, or here without a session. */
  readonly onlyAway: boolean;
}

/**
 * The accounts that something said calls: of her who is spoken to, or of those in the channel whose nick is in it, when
 * they are shown it. What programs say to each other, mere tags and one's own words call nobody. The cost grows with
 * the words of the text, and not with the members of the channel.
 */
export function accountsCalled(state: State, said: Said, rules: CallRules): readonly string[] {
  if (said.manner === 'tags' || isForPrograms(said.text)) return nobody;
  const status = readStatusTarget(said.target);
  const name = status?.channel ?? said.target;
  if (!isChannelName(name)) {
    const user = userOf(state, name);
    const isCalled = user !== undefined && mayBeCalled(user, said, rules) && hearsAlone(state, said, user);
    return isCalled && user.identity.account !== undefined ? [user.identity.account] : nobody;
  }
  const channel = channelOf(state, name);
  if (channel === undefined) return nobody;
  const called = new Set<string>();
  const seen = new Set<User>();
  for (const nick of mentionedIn(said.text)) {
    const user = userOf(state, nick);
    if (user === undefined || seen.has(user)) continue;
    seen.add(user);
    const { account } = user.identity;
    if (account === undefined || !mayBeCalled(user, said, rules)) continue;
    if (hearsIn(channel, said, status, user)) called.add(account);
  }
  return called.size === 0 ? nobody : [...called];
}

const nobody: readonly string[] = [];

function mayBeCalled({ identity, away, sessions }: User, { who }: Said, rules: CallRules): boolean {
  const { account } = identity;
  if (account === undefined || account === who.account || !rules.wants(account)) return false;
  return !rules.onlyAway || away !== undefined || sessions.length === 0;
}

/** Who is here without a session hears what she would hear with one. */
function hearsAlone(state: State, { to, who }: Said, user: User): boolean {
  if (user.sessions.length > 0) return user.sessions.some(session => to.includes(session));
  const speaker = userOf(state, who.nick);
  return speaker === undefined || !isSilencedBy({ state, user: speaker }, user);
}

function hearsIn(channel: Channel, { to }: Said, status: StatusTarget | undefined, user: User): boolean {
  const member = channel.members.get(user.id);
  if (member === undefined) return false;
  if (user.sessions.length > 0) return user.sessions.some(session => to.includes(session));
  if (status !== undefined) return ranksAtLeast(member, status.rank);
  // Where operators moderate, it is not known any more whether all were to hear it.
  return !hasFlag(channel, 'U') || ranksAtLeast(member, 'halfop');
}
