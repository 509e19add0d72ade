import type { Entry, Loudness, RoomKind } from '@salon/client';

/** What decides whether someone is called for something that was said. */
export interface Said {
  readonly kind: RoomKind;
  readonly loudness: Loudness;
  readonly entry: Pick<Entry, 'kind' | 'own' | 'mentions' | 'at' | 'removed'>;
  /** Until when the room has been read, here or elsewhere. */
  readonly readUntil: number | undefined;
  /** Whether its newest messages are before the user's eyes. */
  readonly isSeen: boolean;
}

/**
 * Whether the user is called for something that was said. By default for what mentions her and for what is said to her
 * alone; of a room that is muted never.
 */
export function callsFor({ kind, loudness, entry, readUntil, isSeen }: Said): boolean {
  if (isSeen || entry.own || entry.removed !== undefined) return false;
  if (entry.kind === 'happened' || entry.kind === 'told') return false;
  if (readUntil !== undefined && entry.at <= readUntil) return false;
  switch (loudness) {
    case 'muted':
      return false;
    case 'all':
      return true;
    case 'mentions':
      return entry.mentions;
    case 'default':
      return entry.mentions || kind === 'talk';
  }
}
