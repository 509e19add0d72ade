import { drafts } from '@salon/protocol';
import type { LastSaid } from '../../history/reading/librarian.ts';
import { inBatch } from './labels.ts';
import { type NumericLines, wholeLine } from './lines.ts';
import { isoTime } from './tags.ts';

/** Which end of some lines is kept, when not all of them may be sent. */
export type Kept = 'first' | 'last' | 'middle';

/** As many of some texts as have room together, and at least one; those that are left out are at one end, or at both. */
export function cutTo<Text extends string>(
  texts: readonly Text[],
  bytes: number,
  kept: Kept,
): readonly Text[] {
  let used = texts.reduce((sum, text) => sum + text.length, 0);
  let [begin, end] = [0, texts.length];
  while (used > bytes && end - begin > 1) {
    const fromFront = kept === 'last' || (kept === 'middle' && begin < texts.length - end);
    const left = fromFront ? texts[begin] : texts[end - 1];
    used -= left?.length ?? 0;
    if (fromFront) begin += 1;
    else end -= 1;
  }
  return begin === 0 && end === texts.length ? texts : texts.slice(begin, end);
}

/** What a batch is of, and how it is told from others. */
export interface BatchHead {
  /** Its type and parameters. */
  readonly type: string;
  readonly reference: string;
  readonly serverName: string;
  /** Tags of the lines that the batch adds, without the `@`. */
  readonly tags: string;
  /** Whether there is no more in the direction that was asked for, as clients are told that know of it. */
  readonly isEnd: boolean;
}

/** What was read, as a batch (IRCv3 batch, chathistory). */
export function historyBatch(lines: string, { type, reference, serverName, tags, isEnd }: BatchHead): string {
  const end = isEnd ? [drafts.chathistoryEnd] : [];
  const begin = withTags([...end, tags], `:${serverName} BATCH +${reference} ${type}`);
  return begin + inBatch(lines, reference) + withTags([tags], `:${serverName} BATCH -${reference}`);
}

/** Where something was said, and when last (IRCv3 chathistory, "TARGETS"). */
export function historyTargets({ server }: NumericLines, targets: readonly LastSaid[]): string {
  return targets
    .map(({ name, at }) => wholeLine(`:${server} CHATHISTORY TARGETS ${name} ${isoTime(at)}`))
    .join('');
}

function withTags(tags: readonly string[], line: string): string {
  const all = tags.filter(tag => tag !== '').join(';');
  return `${all === '' ? '' : `@${all} `}${line}\r\n`;
}
