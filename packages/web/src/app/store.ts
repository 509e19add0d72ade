import { useSyncExternalStore } from 'react';

/** A value that the whole page shares, and those who watch it. */
export class Store<T extends object> {
  private current: T;
  private readonly watchers = new Set<() => void>();

  constructor(first: T) {
    this.current = first;
  }

  get now(): T {
    return this.current;
  }

  /** Takes what is other now; watchers are told when anything is. */
  readonly set = (change: Partial<T>): void => {
    const keys = Object.keys(change) as (keyof T)[];
    if (keys.every(key => Object.is(this.current[key], change[key]))) return;
    this.current = { ...this.current, ...change };
    for (const changed of this.watchers) changed();
  };

  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => void this.watchers.delete(changed);
  };
}

/** What a component needs of a store; it is drawn again when that is another value. */
export function useStore<T extends object, Picked>(store: Store<T>, pick: (value: T) => Picked): Picked {
  return useSyncExternalStore(store.watch, () => pick(store.now));
}
