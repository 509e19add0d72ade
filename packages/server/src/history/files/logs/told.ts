import type { EventKind, HistoryEntry, TalkKind } from '../../record.ts';
import type { WallTime } from './zone.ts';

/** What a line tells of: someone said or did something. */
export interface Told {
  readonly kind: TalkKind | Exclude<EventKind, 'tags'>;
  readonly nick: string;
  /** Where she came from, as far as the line says it: `user@host`. */
  readonly from?: string | undefined;
  readonly text?: string | undefined;
  readonly more?: HistoryEntry['more'];
}

/** What comes of a line of a log. */
export type Reading =
  | {
      /** When it was written: by a clock on the wall, or in milliseconds since 1970. */
      readonly at: WallTime | number;
      /** Undefined when it tells of nothing that is remembered, such as a list of nicks. */
      readonly told: Told | undefined;
    }
  /** Has no time, and tells of nothing. */
  | 'nothing'
  /** No such program writes such a line. */
  | 'bad';

/** Reads the lines of one log, from the top. */
export type LogReader = (line: string) => Reading;

/** An action, as it is on the wire. */
export function action(nick: string, text: string): Told {
  return { kind: 'message', nick, text: `\u0001ACTION ${text}\u0001` };
}

/** A nick without the signs of ranks that some programs put before it. */
export function bareNick(nick: string): string {
  return nick.replace(/^[~&@%+!*. ]+/, '');
}

/** Numbers that an expression found, as a time. */
export function wallTime(groups: Readonly<Record<string, string | undefined>>): WallTime {
  const number = (name: string) => Number(groups[name] ?? 0);
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
}
