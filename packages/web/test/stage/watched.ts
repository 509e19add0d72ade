import type { Observed } from '@salon/client';

/** Something that changes when the stage says so. */
export class Watched implements Observed {
  version = 0;
  private readonly watchers = new Set<() => void>();
  private isTelling = false;

  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => void this.watchers.delete(changed);
  };

  /** Tells with the next frame, as the core does. */
  touch(): void {
    this.version += 1;
    if (this.isTelling) return;
    this.isTelling = true;
    requestAnimationFrame(() => {
      this.isTelling = false;
      for (const changed of this.watchers) changed();
    });
  }
}
