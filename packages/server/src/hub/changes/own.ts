import { fold } from '@salon/protocol';
import { accountOf, usersOf } from '../accounts/registry.ts';
import type { Channel, Member, User } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { KnownMessage } from './signal.ts';

/**
 * Whether it was this user who said something. By an account it is hers if the account is, and was there when it was
 * said: who has its name by now may be someone else. What a guest said is hers in the session in which she said it,
 * since anyone may take her nick.
 */
export function isOwn(state: State, user: User, { at, by }: Pick<KnownMessage, 'at' | 'by'>): boolean {
  if (by.account === undefined) {
    return by.session !== undefined && user.sessions.includes(by.session) && user.enteredAt <= at;
  }
  const account = accountOf(state, by.account);
  if (account === undefined || account.registeredAt > at || user.identity.account === undefined) return false;
  return fold(account.name, 'ascii') === fold(user.identity.account, 'ascii');
}

/** Who said something, if she is in the channel now. */
export function speakerIn(state: State, channel: Channel, message: KnownMessage): Member | undefined {
  const { account, session } = message.by;
  const guest = session === undefined ? undefined : state.sessions.get(session);
  const users = account === undefined ? [guest] : usersOf(state, account);
  const here = users.filter(user => user !== undefined && isOwn(state, user, message));
  for (const user of here) {
    const member = user && channel.members.get(user.id);
    if (member !== undefined) return member;
  }
  return undefined;
}
