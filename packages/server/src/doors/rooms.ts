import type { Joined } from '../hub/effect.ts';
import type { Identity } from '../hub/identity.ts';
import type { Session } from '../sessions/session.ts';

/**
 * That a session is in a channel in which its user is already, as if it had just come in: only the session itself is
 * shown it. What follows a JOIN is asked for by `showRoom`.
 */
export function joinedAlone({ id }: Session, who: Identity, channel: string, at: number): Joined {
  return {
    type: 'joined',
    at,
    to: [id],
    origin: id,
    who,
    channel,
    away: undefined,
    subject: [id],
    history: undefined,
  };
}

/** Shows a session a channel in which its user is: that it came in, the topic, and who is there. */
export function showRoom(session: Session, joined: Joined): void {
  const { channel } = joined;
  session.show(joined);
  session.ask({ type: 'topic', channel, because: 'joined' });
  session.ask({ type: 'read-marker', target: channel, because: 'joined' });
  session.ask({ type: 'names', channel, because: 'joined' });
}
