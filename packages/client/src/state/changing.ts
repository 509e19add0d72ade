import type { Observed } from '../model/observed.ts';

/** Tells watchers what has changed, soon, and once for all that changes until then. */
export class Bell {
  private readonly soon: (call: () => void) => void;
  private rung = new Set<Changing>();

  constructor(soon: (call: () => void) => void) {
    this.soon = soon;
  }

  ring(thing: Changing): void {
    if (this.rung.size === 0) this.soon(this.tell);
    this.rung.add(thing);
  }

  private readonly tell = (): void => {
    const { rung } = this;
    this.rung = new Set();
    for (const thing of rung) thing.tell();
  };
}

/** Something that changes, and lets the bell tell who watches it. */
export class Changing implements Observed {
  version = 0;
  private readonly bell: Bell;
  private readonly watchers = new Set<() => void>();

  constructor(bell: Bell) {
    this.bell = bell;
  }

  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => void this.watchers.delete(changed);
  };

  /** To be called after each change. */
  changed(): void {
    this.version += 1;
    if (this.watchers.size > 0) this.bell.ring(this);
  }

  /** Whether anyone wants to be told. */
  get isWatched(): boolean {
    return this.watchers.size > 0;
  }

  tell(): void {
    for (const changed of [...this.watchers]) changed();
  }
}
