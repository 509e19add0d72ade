/** What has to do with what is remembered. */
export type HistoryRefusal =
  /** The settings do not let owners of accounts remove what they said. */
  | { readonly code: 'removal-closed' }
  /** The command is to be said again with `confirm` behind it. */
  | {
      readonly code: 'removal-unconfirmed';
      readonly account: string;
      readonly seconds: number | undefined;
      readonly confirm: string;
    };
