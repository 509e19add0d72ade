import type { ChatClient } from '@salon/client';
import { useEffect } from 'react';
import { useObserved } from '../app/use-client.ts';
import { renewPush } from './push.ts';
import { look } from './updates.ts';

/** Whenever one is in again: looks for another version, since the server may be another, and keeps push messages coming. */
export function useOffline(client: ChatClient): void {
  const isOnline = useObserved(client.link).now.phase === 'online';
  const { account } = useObserved(client.me);
  useEffect(() => {
    if (!isOnline) return;
    void navigator.serviceWorker?.getRegistration().then(registration => registration && look(registration));
  }, [isOnline]);
  useEffect(() => {
    if (isOnline && account !== undefined) void renewPush(client);
  }, [client, isOnline, account]);
}
