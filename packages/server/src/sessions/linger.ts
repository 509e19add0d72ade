import type { Socket } from 'node:net';
import type { SessionKind, SessionParts } from './parts.ts';

/**
 * Closes a socket to which the last words were written: waits for as long as the client goes on reading, `lingerMsMax`
 * at a time, and then a last time.
 */
export function linger(
  socket: Socket,
  hangUpBy: SessionKind['hangUp'],
  parts: Pick<SessionParts, 'clock' | 'limits'>,
  unreadBefore = Number.POSITIVE_INFINITY,
): void {
  parts.clock.after(parts.limits.lingerMsMax, () => {
    if (socket.destroyed) return;
    const unread = socket.writableLength;
    if (unread > 0 && unread < unreadBefore) linger(socket, hangUpBy, parts, unread);
    else if (hangUpBy === 'reset') socket.resetAndDestroy();
    else socket.destroy();
  });
}
