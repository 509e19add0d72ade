import { type Entry, isMessage, type Room } from '@salon/client';
import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useStore } from '../app/store.ts';
import { useObserved } from '../app/use-client.ts';
import { preferences } from '../settings/preferences.ts';
import { type Built, buildRows } from './rows.ts';

/** The rows of a room, made anew from the point on where something has changed. */
export function useRows(room: Room): Built {
  const { entries, atStart, atEnd } = useObserved(room.timeline);
  const unreadLine = useHeldLine(room, entries);
  const comings = useStore(preferences, now => now.comings);
  const before = useRef<Built | undefined>(undefined);
  const built = useMemo(
    () => buildRows(entries, { comings, unreadLine, atStart, atEnd }, before.current),
    [entries, comings, unreadLine, atStart, atEnd],
  );
  useLayoutEffect(() => {
    before.current = built;
  }, [built]);
  return built;
}

/**
 * Where the line `new` is. The core forgets it as soon as all is read, but it stays as long as one is in the room, so that
 * nothing moves under one's eyes; who says something has seen it.
 */
function useHeldLine(room: Room, entries: readonly Entry[]): number | undefined {
  const line = useSyncExternalStore(room.watch, () => room.unreadLine);
  const held = useRef(line);
  const isAnswered = line === undefined && entries.findLast(isMessage)?.own === true;
  const shown = isAnswered ? undefined : (line ?? held.current);
  useLayoutEffect(() => {
    held.current = shown;
  }, [shown]);
  return shown;
}
