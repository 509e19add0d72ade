import type { Entry } from './message.ts';
import type { Observed } from './observed.ts';

/**
 * A window on all that was said in a room, without a gap in it. While the newest is in it (`atEnd`), it follows the
 * talk; after a jump to something older it does not, until it has been read up to the newest again.
 */
export interface Timeline extends Observed {
  /** The oldest first. Another array after each change. */
  readonly entries: readonly Entry[];
  /** Whether there is nothing older than what is in it. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly loading: 'older' | 'newer' | 'jump' | undefined;
  /** Why the last page could not be had; undefined when it could. */
  readonly failure: string | undefined;
  /** By how many the indexes of entries have grown at the beginning since the timeline was made: less what was trimmed there. */
  readonly shifted: number;
  indexOfMsgid(msgid: string): number;
  byMsgid(msgid: string): Entry | undefined;
}
