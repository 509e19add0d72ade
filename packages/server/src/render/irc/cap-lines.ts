import { utf8Bytes } from '@salon/protocol';
import { ircLineBytesMax, wholeLine } from './lines.ts';

/**
 * How a list of capabilities goes on that one line cannot hold: with a mark on each line but the last (version 302), in
 * plain lines (ACK), or not at all, because the client reads but one line (version 301).
 */
export type CapContinuation = 'marked' | 'plain' | 'none';

/** Capabilities as whole lines of CAP (IRCv3 capability negotiation). */
export function capLines(
  server: string,
  nick: string,
  subcommand: string,
  names: readonly string[],
  continuation: CapContinuation,
): string {
  const head = `:${server} CAP ${nick} ${subcommand}`;
  const lists = packed(names, ircLineBytesMax - 2 - utf8Bytes(`${head} * :`));
  const shown = continuation === 'none' ? lists.slice(0, 1) : lists;
  return shown
    .map((list, index) => {
      const goesOn = continuation === 'marked' && index < shown.length - 1;
      return wholeLine(`${head} ${goesOn ? '* ' : ''}:${list}`);
    })
    .join('');
}

/** Words, as many in each list as it has room for; one list at least. */
function packed(words: readonly string[], room: number): string[] {
  const lists: string[] = [''];
  for (const word of words) {
    const list = lists.at(-1) ?? '';
    const longer = list === '' ? word : `${list} ${word}`;
    if (utf8Bytes(longer) <= room) lists[lists.length - 1] = longer;
    else lists.push(word);
  }
  return lists;
}
