/** Tells those who draw that something changed, once a turn. */
export class Signal {
  version = 0;
  private readonly watchers = new Set<() => void>();
  private isDue = false;

  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => void this.watchers.delete(changed);
  };

  changed(): void {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      this.version += 1;
      for (const watcher of [...this.watchers]) watcher();
    });
  }
}
