import type { ChatClient } from '@salon/client';

/** Tells the client when the network goes, and when the network or the tab is back. Returns what ends it. */
export function followNetwork(client: Pick<ChatClient, 'wake' | 'doubt'>): () => void {
  const wake = () => client.wake();
  const seen = () => {
    if (document.visibilityState === 'visible') wake();
  };
  const doubt = () => client.doubt();
  window.addEventListener('online', wake);
  window.addEventListener('offline', doubt);
  // The page was kept, and its sockets were not.
  window.addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', doubt);
    window.removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', seen);
  };
}
