/** Something that changes, and tells those who watch it that it did. */
export interface Observed {
  /** Another one after each change. */
  readonly version: number;
  /**
   * Calls back after each change, once for all that one turn changed. Returns what ends it. It needs no `this`, so that
   * it can be handed over as it is.
   */
  readonly watch: (changed: () => void) => () => void;
}
