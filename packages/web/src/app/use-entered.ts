import type { ChatClient, LinkPhase } from '@salon/client';
import { useMemo, useSyncExternalStore } from 'react';

/** Whether one is in: from when the server lets one in until it does not any more, also while the connection is lost. */
export function entersBy(isIn: boolean, phase: LinkPhase['phase']): boolean {
  if (phase === 'catching-up' || phase === 'online') return true;
  if (phase === 'idle' || phase === 'refused' || phase === 'left') return false;
  return isIn;
}

/** Whether the user is in; the page is drawn again only when that changes. */
export function useEntered(client: ChatClient): boolean {
  const watched = useMemo(() => {
    let isIn = false;
    return () => {
      isIn = entersBy(isIn, client.link.now.phase);
      return isIn;
    };
  }, [client]);
  return useSyncExternalStore(client.link.watch, watched);
}
