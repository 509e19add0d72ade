import { isUnheard } from '../bans/defcon.ts';
import type { Effect } from '../effect.ts';
import { memoryOfTwo } from '../history/memory.ts';
import type { NotTakenBecause } from '../refusal.ts';
import { serverSession } from '../session.ts';
import type { Say } from '../signal.ts';
import type { User } from '../state/model.ts';
import { userOf } from '../state/state.ts';
import { hasMode } from '../state/user.ts';
import { acceptUser } from './accept.ts';
import { isSilencedBy } from './silence.ts';
import { refuse, type UserScene } from './spec.ts';
import { spoken } from './spoken.ts';
import { holdsCtcp } from './wording.ts';

/** A user speaks to another one, or to herself. */
export function sayToNick(scene: UserScene, command: Say): readonly Effect[] {
  const { user, at, session } = scene;
  const other = userOf(scene.state, command.target);
  if (other === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.target });
  const toSelf = other === user;
  const because = toSelf ? undefined : whyNotTaken(scene, other, command);
  if (because !== undefined) return notTaken(scene, other, command, because);

  if (command.manner !== 'tags') user.spokeAt = at;
  if (!toSelf && command.manner === 'message') expectAnswer(scene, other);
  const { nick } = other.identity;
  // Whom she has silenced cannot tell.
  const isUnseen = !toSelf && isSilencedBy(scene, other);
  const theirs = isUnseen ? [] : other.sessions;
  // What she does not want to see she does not find later either.
  const history = isUnseen ? undefined : memoryOfTwo(scene.state, user, other);
  const to = toSelf ? user.sessions : [...theirs, session];
  const effects: Effect[] = [spoken(scene, command, nick, to, history)];
  // Who speaks to herself is spoken to as well: once she hears herself as a speaker does, and once as anyone does.
  if (toSelf) effects.push(spoken({ ...scene, session: serverSession }, command, nick, [session], undefined));
  else if (user.sessions.length > 1) {
    const others = user.sessions.filter(own => own !== session);
    effects.push({ ...spoken(scene, command, nick, others, undefined), type: 'said-elsewhere' });
  }
  if (other.away !== undefined && command.manner === 'message') {
    effects.push({ type: 'they-are-away', at, session, nick, message: other.away });
  }
  return effects;
}

/** What of someone's modes keeps a user's words from her, if anything does. Whom she accepts is always heard. */
export function whyNotTaken(
  { state, user }: UserScene,
  other: User,
  command: Say,
): NotTakenBecause | undefined {
  if (hasMode(other, 'T') && holdsCtcp(command)) return 'ctcp';
  if (other.accepts.has(user.id)) return undefined;
  if (hasMode(other, 'g')) return 'not-accepted';
  const isForAccounts = hasMode(other, 'R') && user.identity.account === undefined;
  return isForAccounts || isUnheard(state, user) ? 'account-needed' : undefined;
}

/** Refuses it. Of whom she does not accept she is told, at times: else her own modes would be used to flood her. */
function notTaken(
  scene: UserScene,
  other: User,
  { manner }: Say,
  because: NotTakenBecause,
): readonly Effect[] {
  const { user, at, session } = scene;
  const { nick } = other.identity;
  const effects = refuse(scene, { code: 'they-do-not-take', nick, because });
  const tells = because === 'not-accepted' && manner === 'message' && !isSilencedBy(scene, other);
  const lately = other.toldOfCallerAt !== undefined && at - other.toldOfCallerAt < callerMsMin;
  if (!tells || lately) return effects;
  other.toldOfCallerAt = at;
  const by = user.identity;
  return [
    ...effects,
    { type: 'they-were-told', at, session, nick },
    ...other.sessions.map(theirs => ({ type: 'called', at, session: theirs, by }) as const),
  ];
}

/** Who writes to someone wants to read the answer. */
function expectAnswer({ state, user, settings }: UserScene, other: User): void {
  if (hasMode(user, 'g') || hasMode(user, 'R')) acceptUser(state, user, other.id, settings.acceptEntriesMax);
}

/** How often someone is told at most that she was written to in vain (RPL_UMODEGMSG). */
const callerMsMin = 60_000;
