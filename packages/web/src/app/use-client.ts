import type { ChatClient, Observed } from '@salon/client';
import { createContext, useContext, useSyncExternalStore } from 'react';

const Context = createContext<ChatClient | undefined>(undefined);

/** Gives the client to all that is drawn inside. */
export const ClientProvider = Context.Provider;

/** The client of this page. */
export function useClient(): ChatClient {
  const client = useContext(Context);
  if (client === undefined) throw new Error('useClient is for what is drawn inside ClientProvider');
  return client;
}

/** Draws the component again whenever the thing changes; returns the thing. */
export function useObserved<T extends Observed>(thing: T): T {
  useSyncExternalStore(thing.watch, () => thing.version);
  return thing;
}
