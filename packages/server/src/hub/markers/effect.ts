import type { Seen, ToOne } from '../audience.ts';
import type { Marker } from './query.ts';

/** Someone has read more; `to` are other sessions of hers, and nobody else's. */
export interface MarkerMoved extends Seen, Marker {
  readonly type: 'marker-moved';
}

/** What one session is told of how far its user has read. */
export type MarkerReply = MarkedRead;

/** How far the user has read now: as far as she said, or further already. */
export interface MarkedRead extends ToOne, Marker {
  readonly type: 'marked-read';
}
