/** One connection. Never used twice while the server runs. */
export type SessionId = number;

/** The session of signals that no connection sent. */
export const serverSession: SessionId = 0;

/** Which kind of door someone came in by. */
export type Via = 'irc' | 'line';
