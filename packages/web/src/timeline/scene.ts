import { Store } from '../app/store.ts';

/** What is seen of the list. What watches it is drawn again, and not the list. */
export interface Scene {
  /** At the newest, and staying there when something comes. */
  readonly isStuck: boolean;
  /** The time of the first row that is seen, for the label of its day; undefined when that stands there anyway. */
  readonly dayAt: number | undefined;
  /** Whether the line `new` is above what is seen, and was not seen since it was drawn. */
  readonly unreadIsAbove: boolean;
}

export function makeScene(): Store<Scene> {
  return new Store<Scene>({ isStuck: true, dayAt: undefined, unreadIsAbove: false });
}
