/** Everything that changes what is remembered, besides what happens. */
export type HistoryCommand = RemoveSaid;

/** All that an account said is to be removed from the history, wherever it was. */
export interface RemoveSaid {
  readonly type: 'remove-said';
  /** There may be no such account any more. */
  readonly account: string;
  /** Only what was said so many seconds ago or less. */
  readonly seconds?: number;
  /** What a user was told to say again, since it cannot be taken back. */
  readonly confirm?: string;
}
