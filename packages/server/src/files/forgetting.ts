import type { History } from '../history/history.ts';
import type { Logger } from '../observe/logger.ts';
import type { SharedFile, SharedFiles } from '../store/shared-files.ts';
import type { Shelf } from './shelf.ts';

/** What remembers messages. */
export interface Remembering {
  readonly query: History['query'];
  /** Whether all that was said is in it. */
  readonly isWhole: () => boolean;
}

/** What forgetting needs from around it. */
export interface ForgettingParts {
  readonly history: Remembering;
  readonly table: SharedFiles;
  readonly shelf: Pick<Shelf, 'remove'>;
  readonly logger: Pick<Logger, 'error'>;
}

/**
 * Lets files go whose messages are forgotten: a room remembers for so long or so much, which the history alone knows. It
 * is asked about some files a round, again and again.
 */
export class Forgetting {
  private readonly parts: ForgettingParts;
  private after = '';
  private isAtWork = false;
  private hasFailed = false;

  constructor(parts: ForgettingParts) {
    this.parts = parts;
  }

  /** Looks at the next files, unless that is being done. A failure is logged once, until a round has done its work again. */
  async round(): Promise<void> {
    const { table, history, logger } = this.parts;
    if (this.isAtWork || !history.isWhole()) return;
    this.isAtWork = true;
    try {
      const files = table.next(this.after, filesAtOnce);
      this.after = files.length < filesAtOnce ? '' : (files.at(-1)?.id ?? '');
      for (const file of files) if (await this.isForgotten(file)) this.remove(file);
      this.hasFailed = false;
    } catch (error) {
      if (!this.hasFailed) {
        logger.error(
          { err: error },
          'Files whose messages are forgotten cannot be found; it is tried again.',
        );
      }
      this.hasFailed = true;
    }
    this.isAtWork = false;
  }

  private async isForgotten({ target, message }: SharedFile): Promise<boolean> {
    if (target === null || target === '' || message === null) return false;
    const bound = { id: message };
    const { unknown } = await this.parts.history.query({ type: 'around', target, bound, limit: 1 });
    return unknown === true && this.parts.history.isWhole();
  }

  /** Its room may have another name by now. */
  private remove({ id, target }: SharedFile): void {
    const now = this.parts.table.get(id);
    if (now !== undefined && now.target === target) this.parts.shelf.remove([now]);
  }
}

/** How many files one round looks at. */
const filesAtOnce = 100;
