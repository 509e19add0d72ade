import type { ChatClient } from '@salon/client';

/** Tells the client when the network goes, and when the network or the tab is back. Returns what ends it. */
export function followNetwork(client: Pick<ChatClient, 'wake' | 'doubt'>): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const wake = () => client.wake();
  const seen = () => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', wake, { signal });
  window.addEventListener('offline', () => client.doubt(), { signal });
  // The page was kept, and its sockets were not.
  window.addEventListener('pageshow', wake, { signal });
  document.addEventListener('visibilitychange', seen, { signal });
  return () => ending.abort();
}
