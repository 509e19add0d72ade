import { randomBytes } from 'node:crypto';
import type { Clock } from '../loop/clock.ts';

/** A ticket, and until when it holds: milliseconds since 1970. */
interface Ticket {
  readonly ticket: string;
  readonly owner: string;
  readonly until: number;
}

/**
 * Hands out tickets by which one may upload for some time, without saying a password again. They are kept in memory alone. An
 * owner who asks again early is given the same one, so that nobody can fill the office.
 */
export class TicketOffice {
  private readonly clock: Pick<Clock, 'now'>;
  private readonly byTicket = new Map<string, Ticket>();
  private readonly latest = new Map<string, Ticket>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.clock = clock;
  }

  /** A ticket for an owner of files, and for how many seconds it holds: at least for half of `seconds`. */
  issue(owner: string, seconds: number): { readonly ticket: string; readonly seconds: number } {
    const now = this.clock.now();
    let found = this.latest.get(owner);
    if (found === undefined || found.until - now < seconds * 500) {
      found = { ticket: randomBytes(24).toString('base64url'), owner, until: now + seconds * 1000 };
      this.latest.set(owner, found);
      this.byTicket.set(found.ticket, found);
    }
    return { ticket: found.ticket, seconds: Math.floor((found.until - now) / 1000) };
  }

  /** Whose ticket it is; undefined when it is none, or none any more. */
  ownerOf(ticket: string): string | undefined {
    const found = this.byTicket.get(ticket);
    return found !== undefined && found.until > this.clock.now() ? found.owner : undefined;
  }

  /** Forgets those whose time is over. */
  tidy(): void {
    const now = this.clock.now();
    for (const { ticket, owner, until } of this.byTicket.values()) {
      if (until > now) continue;
      this.byTicket.delete(ticket);
      if (this.latest.get(owner)?.ticket === ticket) this.latest.delete(owner);
    }
  }
}
