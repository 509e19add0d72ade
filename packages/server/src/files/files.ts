import type { Effect } from '../hub/effect.ts';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import { StoreError } from '../store/fault.ts';
import type { SharedFiles } from '../store/shared-files.ts';
import { FileFollower } from './follower.ts';
import type { FileRules } from './rules.ts';
import { Shelf } from './shelf.ts';
import { TicketOffice } from './ticket-office.ts';

/** What files need of a server. */
export interface FilesParts {
  readonly folder: string;
  readonly table: SharedFiles;
  readonly rules: () => FileRules;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
  /** Of an account, the id of its credential. */
  readonly credentialOf: (account: string) => string | undefined;
}

/** The files that people share: where they lie, who may upload, and when they go. */
export class Files {
  readonly shelf: Shelf;
  readonly tickets: TicketOffice;
  readonly rules: () => FileRules;
  private readonly follower: FileFollower;
  private readonly logger: Pick<Logger, 'error' | 'warn'>;

  constructor(parts: FilesParts) {
    this.rules = parts.rules;
    this.logger = parts.logger;
    this.shelf = new Shelf(parts);
    this.tickets = new TicketOffice(parts.clock);
    this.follower = new FileFollower({
      ...parts,
      shelf: this.shelf,
      withdraw: owner => this.tickets.withdraw(owner),
    });
  }

  /** Gets ready; throws where the folder cannot be made. */
  open(): void {
    this.shelf.open();
    this.shelf
      .sweep()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'Old files could not be cleared away'));
  }

  /** Something happened. What cannot be saved of it is logged: the talk goes on. */
  noted(effect: Effect): void {
    this.guarded(() => this.follower.noted(effect));
  }

  /** Deletes what is kept for long enough. */
  tidy(): void {
    this.guarded(() => this.shelf.tidy());
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.logger.error({ err: error }, 'What becomes of a shared file could not be saved');
    }
  }
}
