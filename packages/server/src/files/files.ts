import type { Effect } from '../hub/effect.ts';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import { StoreError } from '../store/fault.ts';
import type { SharedFiles } from '../store/shared-files.ts';
import { FileFollower } from './follower.ts';
import { Forgetting, type Remembering } from './forgetting.ts';
import { Owners, type OwnersParts } from './owners.ts';
import { Shelf } from './shelf.ts';
import { TicketOffice } from './ticket-office.ts';

/** What files need of a server. */
export interface FilesParts extends OwnersParts {
  readonly folder: string;
  readonly table: SharedFiles;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
  /** What is asked whether messages are still remembered; undefined where nothing is. */
  readonly history: Remembering | undefined;
}

/** The files that people share: where they lie, who may upload, and when they go. */
export class Files {
  readonly shelf: Shelf;
  readonly owners: Owners;
  readonly rules: FilesParts['rules'];
  private readonly tickets: TicketOffice;
  private readonly follower: FileFollower;
  private readonly forgetting: Forgetting | undefined;
  private readonly logger: FilesParts['logger'];

  constructor(parts: FilesParts) {
    const { history, table, logger } = parts;
    this.rules = parts.rules;
    this.logger = logger;
    this.owners = new Owners(parts);
    const { owners } = this;
    this.shelf = new Shelf({ ...parts, owners });
    this.tickets = new TicketOffice(parts.clock);
    this.follower = new FileFollower({ ...parts, shelf: this.shelf, owners });
    this.forgetting = history && new Forgetting({ ...parts, history, table, shelf: this.shelf });
  }

  /** Gets ready; throws where the folder cannot be made. */
  open(): void {
    this.shelf.open();
  }

  /** A ticket by which files may be uploaded for an owner, and for how many seconds it holds. */
  ticketFor(owner: string): ReturnType<TicketOffice['issue']> {
    return this.tickets.issue(owner, this.rules().ticketSeconds);
  }

  /** Whose ticket it is; undefined when it is none, or none any more, or she may not upload any more. */
  ownerOfTicket(ticket: string): string | undefined {
    const owner = this.tickets.ownerOf(ticket);
    return owner !== undefined && this.owners.mayUpload(owner) ? owner : undefined;
  }

  /** Something happened. What cannot be saved of it is logged: the talk goes on. */
  noted(effect: Effect): void {
    this.guarded(() => this.follower.noted(effect));
  }

  /** Deletes what is kept for long enough, and some of what is forgotten. */
  tidy(): void {
    this.tickets.tidy();
    this.guarded(() => this.shelf.tidy());
    void this.forgetting?.round();
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
