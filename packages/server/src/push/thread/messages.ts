import type { ClientKeys, VapidKeys } from '../keys.ts';

/** With what the thread sends. */
export interface ThreadParts {
  readonly vapid: VapidKeys;
  /** Whom push servers may write to: `mailto:` or `https:`. */
  readonly contact: string;
  /** For how many seconds a push server keeps a message. */
  readonly ttlSeconds: number;
  /** Certificates to trust besides those of the system, in PEM; tests bring their own. */
  readonly ca: string | undefined;
}

/** How soon a device is to be told (RFC 8030, 5.3). */
export type Urgency = 'normal' | 'high';

/** A message for a push server. */
export interface Parcel {
  readonly endpoint: string;
  readonly keys: ClientKeys;
  readonly payload: string;
  readonly urgency: Urgency;
  /** The addresses that may be connected to, and no others. */
  readonly addresses: readonly string[];
}

/** What the thread is told: to send something, or to give it up. */
export type ToThread =
  | { readonly type: 'send'; readonly number: number; readonly parcel: Parcel }
  | { readonly type: 'give-up'; readonly number: number };

/** What came of sending something: what the push server answered, or that it did not. */
export interface FromThread {
  readonly number: number;
  /** The status of HTTP; undefined when there was no answer. */
  readonly status?: number | undefined;
  /** For how many seconds the push server wants to be left alone, if it said so. */
  readonly retryAfter?: number | undefined;
  /** Why there was no answer, for the log. */
  readonly failure?: string | undefined;
}
