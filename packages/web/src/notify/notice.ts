import { stripControls, stripFormatting } from '@salon/protocol';

/** Something that was said, as a notification tells it. */
export interface NoticeLine {
  readonly nick: string;
  readonly text: string;
  readonly isAction: boolean;
  readonly msgid: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A notification: all that was said in one room and not read yet, the newest last. Pages and the worker make the same. */
export interface Notice {
  /** A channel, or the nick of whom one talks with. */
  readonly room: string;
  readonly isTalk: boolean;
  readonly lines: readonly NoticeLine[];
  /** How many there were in all. */
  readonly count: number;
}

/** How many lines a notification shows, and how long one is at most, in characters. */
const linesMax = 4;
const charsMax = 240;

/** The notification of a room with one more line; undefined when the line is in it already. */
export function withLine(
  before: Notice | undefined,
  room: Pick<Notice, 'room' | 'isTalk'>,
  line: NoticeLine,
): Notice | undefined {
  if (line.msgid !== undefined && before?.lines.some(({ msgid }) => msgid === line.msgid)) return undefined;
  return {
    room: room.room,
    isTalk: room.isTalk,
    lines: [...(before?.lines ?? []), line].slice(-linesMax),
    count: (before?.count ?? 0) + 1,
  };
}

/** The tag by which a room has one notification: that of the page takes the place of that of the worker. */
export function tagOf(room: string): string {
  return `room:${room.toLowerCase()}`;
}

/** What it is headed by: without words, since the worker speaks no language. */
export function headOf({ room, count }: Notice): string {
  return count > 1 ? `${room} (${count})` : room;
}

/** What it says. In a talk it is plain who speaks. */
export function bodyOf({ isTalk, lines }: Notice): string {
  return lines.map(line => plainLine(line, isTalk)).join('\n');
}

/** Whether all that it says was said until then, so that it can go when that was read. */
export function isReadBy({ lines }: Notice, until: number): boolean {
  return lines.every(({ at }) => at <= until);
}

/** A notice as a notification brings it back. */
export function readNotice(data: unknown): Notice | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { room, lines } = data as Partial<Notice>;
  return typeof room === 'string' && Array.isArray(lines) ? (data as Notice) : undefined;
}

function plainLine({ nick, text, isAction }: NoticeLine, isTalk: boolean): string {
  const plain = stripControls(stripFormatting(text).replaceAll('\n', ' ')).trim();
  const short = plain.length > charsMax ? `${plain.slice(0, charsMax - 1)}…` : plain;
  if (isAction) return `* ${nick} ${short}`;
  return isTalk ? short : `${nick}: ${short}`;
}

/** Where the page shows a message: the part of the address behind `#`, as `app/route.ts` reads it. */
export function addressOf(room: string, msgid: string | undefined): string {
  const parts = ['room', room, ...(msgid === undefined ? [] : ['message', msgid])];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}
