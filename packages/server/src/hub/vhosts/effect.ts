import type { ToOne } from '../audience.ts';

/** What one session is told of vhosts. */
export type VhostReply = VhostChanged | VhostNews;

/** What an operator of the server did with the vhost of an account. */
export type VhostDecision =
  | { readonly what: 'approved' | 'set' | 'removed'; readonly host: string }
  | { readonly what: 'rejected'; readonly host: string; readonly reason?: string }
  | { readonly what: 'forbidden' | 'permitted' };

/** What became of the vhost of an account. */
export type VhostChange =
  | VhostDecision
  | { readonly what: 'requested'; readonly host: string }
  | { readonly what: 'switched'; readonly on: boolean; readonly host: string };

interface OfVhost extends ToOne {
  readonly account: string;
}

/** The vhost of an account is another one, as the user wanted. */
export interface VhostChanged extends OfVhost {
  readonly type: 'vhost-changed';
  readonly change: VhostChange;
}

/** The vhost of the user's account is another one, as an operator of the server wanted. */
export interface VhostNews extends OfVhost {
  readonly type: 'vhost-news';
  readonly change: VhostDecision;
}
