import { randomBytes } from 'node:crypto';
import type { Clock } from '../loop/clock.ts';

/** How many tickets there may be at once; the oldest are forgotten. */
const ticketsMax = 10_000;

/** Hands out tickets by which one may upload for some time, without saying a password again. They are kept in memory alone. */
export class TicketOffice {
  private readonly clock: Clock;
  private readonly tickets = new Map<string, { readonly owner: string; readonly until: number }>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** A ticket for an owner of files, which holds for so many seconds. */
  issue(owner: string, seconds: number): string {
    this.tidy();
    const ticket = randomBytes(24).toString('base64url');
    this.tickets.set(ticket, { owner, until: this.clock.now() + seconds * 1000 });
    const [oldest] = this.tickets.keys();
    if (this.tickets.size > ticketsMax && oldest !== undefined) this.tickets.delete(oldest);
    return ticket;
  }

  /** Whose ticket it is; undefined when it is none, or none any more. */
  ownerOf(ticket: string): string | undefined {
    const found = this.tickets.get(ticket);
    return found !== undefined && found.until > this.clock.now() ? found.owner : undefined;
  }

  private tidy(): void {
    const now = this.clock.now();
    for (const [ticket, { until }] of this.tickets) if (until <= now) this.tickets.delete(ticket);
  }
}
