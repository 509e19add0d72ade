import type { ChannelRenamed } from '../../hub/effect.ts';
import type { Identity } from '../../hub/identity.ts';
import type { Session } from '../../sessions/session.ts';

/**
 * Shows a channel that has another name to a client that does not know that this can be: it went out of one channel and
 * into another (IRCv3 channel-rename, "Fallback").
 */
export function showRenamed(
  session: Session,
  who: Identity,
  { at, to, origin, from, channel, reason }: ChannelRenamed,
): void {
  const seen = { at, origin, to: [session.id], subject: [session.id], who, history: undefined };
  session.show({ type: 'parted', ...seen, channel: from, reason });
  session.show({ type: 'joined', ...seen, channel, away: undefined });
  session.ask({ type: 'topic', channel, because: 'joined' });
  session.ask({ type: 'read-marker', target: channel, because: 'joined' });
  if (to.length <= namesMax) session.ask({ type: 'names', channel, because: 'joined' });
}

/**
 * Of a channel with more sessions, those who do not know RENAME ask for the names themselves if they want them: each
 * member would be sent all of them in the same turn.
 */
const namesMax = 200;
