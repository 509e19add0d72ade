import { createContext, useContext } from 'react';
import { Store, useStore } from '../app/store.ts';

/** Which entries are marked, by key, and for what. Rows watch it one by one, so that a mark draws no other row again. */
export interface Marks {
  /** Under the pointer. */
  readonly pointed: string | undefined;
  /** Held by a long press, or reached by keys: its tools are shown too. */
  readonly held: string | undefined;
  /** Where the focus is, or comes back to. */
  readonly current: string | undefined;
  /** Lit up for a moment, after a jump. */
  readonly lit: string | undefined;
  /** Its reactions are being picked, beside that place. */
  readonly picking: { readonly key: string; readonly at: DOMRect } | undefined;
  /** Asked whether it shall be deleted. */
  readonly deleting: string | undefined;
  /** Folds that were opened, by the keys of all that is in them. */
  readonly unfolded: ReadonlySet<string>;
}

export function makeMarks(): Store<Marks> {
  return new Store<Marks>({
    pointed: undefined,
    held: undefined,
    current: undefined,
    lit: undefined,
    picking: undefined,
    deleting: undefined,
    unfolded: new Set(),
  });
}

const Context = createContext<Store<Marks> | undefined>(undefined);

export const MarksProvider = Context.Provider;

export function useMarks(): Store<Marks> {
  const marks = useContext(Context);
  if (marks === undefined) throw new Error('useMarks is for what is drawn inside MarksProvider');
  return marks;
}

/** What the marks are for one row; it is drawn again when its own change. */
export function useMark<Picked>(pick: (marks: Marks) => Picked): Picked {
  return useStore(useMarks(), pick);
}
