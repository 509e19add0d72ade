import type { Room } from '@salon/client';
import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useStore } from '../app/store.ts';
import { useObserved } from '../app/use-client.ts';
import { preferences } from '../settings/preferences.ts';
import { type Built, buildRows } from './rows.ts';

/** The rows of a room, made anew from the point on where something has changed. */
export function useRows(room: Room): Built {
  const { entries, atStart, atEnd } = useObserved(room.timeline);
  const unreadLine = useSyncExternalStore(room.watch, () => room.unreadLine);
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
