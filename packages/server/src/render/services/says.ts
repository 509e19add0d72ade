import type { ServiceName } from '@salon/protocol';

/** What a service says: from whom it comes, and its sentences, which every kind of reader is shown as they are. */
export interface ServiceSays {
  readonly from: ServiceName;
  readonly sentences: readonly string[];
}

/** What is said of accounts and nicks. */
export function nickServ(...sentences: readonly string[]): ServiceSays {
  return { from: 'NickServ', sentences };
}

/** What is said of channels that belong to someone. */
export function chanServ(...sentences: readonly string[]): ServiceSays {
  return { from: 'ChanServ', sentences };
}

/** What is said of vhosts. */
export function hostServ(...sentences: readonly string[]): ServiceSays {
  return { from: 'HostServ', sentences };
}
