import { isForPrograms, parseTags } from '@salon/protocol';
import type { Say } from '../signal.ts';
import { isInTheDark } from '../state/channel.ts';
import type { Channel, Member, User } from '../state/model.ts';
import { type State, settingsOf } from '../state/state.ts';
import { directKey } from './key.ts';

/** Under which key it is remembered what happens in a channel; undefined when nothing of it is. */
export function memoryOf(state: State, channel: Channel): string | undefined {
  const isOn = settingsOf(state).history.on && channel.registration?.settings.history !== 'off';
  return isOn ? channel.historyKey : undefined;
}

/** The same for that a member comes or goes: of who sits in the dark nothing is remembered. */
export function memoryOfMember(
  state: State,
  channel: Channel,
  member: Member | undefined,
): string | undefined {
  return isInTheDark(channel, member) ? undefined : memoryOf(state, channel);
}

/** Under which keys it is remembered what happens to someone in all her channels. */
export function memoriesOf(state: State, user: User): readonly string[] {
  if (user.channels.size === 0) return nowhere;
  const keys: string[] = [];
  for (const channel of user.channels) {
    const key = memoryOfMember(state, channel, channel.members.get(user.id));
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

/** Under which key it is remembered what two users say to each other: only what is said between accounts is. */
export function memoryOfTwo(state: State, user: User, other: User): string | undefined {
  const [account, others] = [user.identity.account, other.identity.account];
  if (!settingsOf(state).history.on || account === undefined || others === undefined) return undefined;
  return directKey(account, others);
}

/** Whether something is worth remembering: no talk between programs, and of mere tags only reactions. */
export function isMemorable({ manner, text, tags }: Pick<Say, 'manner' | 'text' | 'tags'>): boolean {
  if (manner !== 'tags') return !isForPrograms(text);
  if (tags === undefined) return false;
  const given = parseTags(tags);
  return reactions.some(tag => given.has(tag));
}

/** Client-only tags that say something themselves (IRCv3 react). */
const reactions = ['+draft/react', '+draft/unreact'];

const nowhere: readonly string[] = [];
