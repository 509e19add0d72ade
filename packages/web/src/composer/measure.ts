import { utf8Bytes } from '@salon/protocol';

/** The longest message. */
export interface Longest {
  readonly bytesMax: number;
  readonly linesMax: number;
}

/** How a text fits into one message. */
export interface Measure {
  readonly lines: number;
  /** Bytes that are left; negative when there are too many. */
  readonly bytesLeft: number;
  readonly linesLeft: number;
  /** Whether it is so near the end that it should be shown. */
  readonly isNear: boolean;
  /** It would be sent as several messages. */
  readonly isOver: boolean;
}

/** What a line holds on a server that knows no longer messages, with room for what the server puts before it. */
export const oneLine: Longest = { bytesMax: 350, linesMax: 1 };

/** Measures a text as it will be sent. */
export function measure(text: string, longest: Longest): Measure {
  const lines = text.split('\n').length;
  const bytesLeft = longest.bytesMax - utf8Bytes(text);
  const linesLeft = longest.linesMax - lines;
  const isOver = bytesLeft < 0 || linesLeft < 0;
  const isNear =
    bytesLeft < longest.bytesMax / 10 || (longest.linesMax > 1 && linesLeft < longest.linesMax / 10);
  return { lines, bytesLeft, linesLeft, isNear: isNear || isOver, isOver };
}
