import type { DoorKind } from '../job.ts';

/** How a client speaks at one kind of door. Functions of names and texts only; sockets are the client's. */
export interface Dialect {
  /** What a client sends as soon as it is connected. */
  greeting(nick: string): string;
  /** Text without line end by which the server asks for something. */
  prompt: string | undefined;
  /** What must be sent back to a line at once, if anything: PONG to PING, the name to the prompt. */
  reflex(line: string, nick: string): string | undefined;
  /** True of the line after which the client is fully registered. */
  isWelcome(line: string, nick: string): boolean;
  /** The request to enter a channel; undefined where everybody is in the same room from the start. */
  join(channel: string): string | undefined;
  /** True of the last line of the answer to `join`. */
  isJoined(line: string): boolean;
  /** A line of speech. */
  say(channel: string, text: string): string;
}

const irc: Dialect = {
  greeting: nick => `NICK ${nick}\r\nUSER bench 0 * :bench\r\n`,
  prompt: undefined,
  reflex: line => (line.startsWith('PING') ? `PONG${line.slice(4)}` : undefined),
  // The end of the message of the day (376), or word that there is none (422), ends the welcome.
  isWelcome: line => isNumeric(line, '376') || isNumeric(line, '422'),
  join: channel => `JOIN ${channel}\r\n`,
  isJoined: line => isNumeric(line, '366'),
  say: (channel, text) => `PRIVMSG ${channel} :${text}\r\n`,
};

const PROMPT = '>> Enter pseudo: ';

const line: Dialect = {
  greeting: () => '',
  prompt: PROMPT,
  reflex: (heard, nick) => (heard === PROMPT ? `${nick}\n` : undefined),
  isWelcome: (heard, nick) => heard.trimEnd() === `>> Welcome ${nick} !`,
  join: () => undefined,
  isJoined: () => true,
  say: (_channel, text) => `${text}\n`,
};

/** The dialect of each kind of door. */
export const dialects: Record<DoorKind, Dialect> = { irc, line, tls: irc, web: irc };

/** True of a line that an IRC server sends with this number. */
export function isNumeric(heard: string, numeric: string): boolean {
  const space = heard.indexOf(' ');
  return heard.startsWith(numeric, space + 1) && heard[space + 4] === ' ';
}
