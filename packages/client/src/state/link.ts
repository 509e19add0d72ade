import type { Link, LinkPhase } from '../model/link.ts';
import { Changing } from './changing.ts';

/** The connection as a UI sees it. */
export class LinkState extends Changing implements Link {
  now: LinkPhase = { phase: 'idle' };
  lagMs: number | undefined;

  enter(now: LinkPhase): void {
    this.now = now;
    this.changed();
  }

  measured(lagMs: number | undefined): void {
    this.lagMs = lagMs;
    this.changed();
  }
}
