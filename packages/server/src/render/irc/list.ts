import type { List } from '../../hub/query.ts';
import { type NumericLines, wholeLine } from './lines.ts';

/** The answer to LIST (Modern IRC, "LIST message"). */
export function list(lines: NumericLines, { channels, truncated }: List): string {
  const head = lines.head('RPL_LIST');
  let text = lines.line('RPL_LISTSTART', 'Channel');
  for (const { name, members, topic } of channels) {
    text += wholeLine(`${head} ${name} ${members} :${topic}`);
  }
  return text + cutShort(lines, 'LIST', truncated) + lines.line('RPL_LISTEND');
}

/** Says that not all is shown, when that is so. */
export function cutShort(lines: NumericLines, verb: string, truncated: boolean): string {
  return truncated ? lines.line('ERR_TOOMANYMATCHES', verb) : '';
}
