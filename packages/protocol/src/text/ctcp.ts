/** What a message means beyond its words: a CTCP request or reply (Modern IRC, "CTCP"). */
export interface Ctcp {
  /** In upper case, such as `ACTION` or `VERSION`. */
  readonly command: string;
  readonly text: string;
}

/** Reads a message as CTCP; undefined when it is plain speech. The closing delimiter may be missing. */
export function readCtcp(text: string): Ctcp | undefined {
  if (text.charCodeAt(0) !== DELIMITER) return undefined;
  const end = text.indexOf('\x01', 1);
  const body = text.slice(1, end < 0 ? text.length : end);
  const space = body.indexOf(' ');
  if (space < 0) return { command: body.toUpperCase(), text: '' };
  return { command: body.slice(0, space).toUpperCase(), text: body.slice(space + 1) };
}

/** Whether a message is talk between programs: CTCP, but for actions, which are speech. */
export function isForPrograms(text: string): boolean {
  const ctcp = readCtcp(text);
  return ctcp !== undefined && ctcp.command !== 'ACTION';
}

/** Wraps a text as the CTCP message that other clients show as an action (`/me`). */
export function writeAction(text: string): string {
  return `\x01ACTION ${text}\x01`;
}

const DELIMITER = 0x01;
