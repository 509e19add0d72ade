import type { ChatClient } from '@salon/client';
import { useEffect } from 'react';
import { followNetwork } from '../browser/network.ts';
import { comeBack } from '../entry/entering.ts';
import { Entry } from '../entry/entry.tsx';
import { rememberNick } from '../entry/remembered.ts';
import { Toaster } from '../ui/toaster.tsx';
import { Tooltips } from '../ui/tooltip.tsx';
import { fetchAhead } from './parts.tsx';
import { Shell } from './shell.tsx';
import { ClientProvider } from './use-client.ts';
import { useEntered } from './use-entered.ts';

/** The whole page: the door, and the rooms behind it. */
export function App({ client }: { readonly client: ChatClient }) {
  const isIn = useEntered(client);

  useEffect(fetchAhead, []);
  useEffect(() => followNetwork(client), [client]);
  useEffect(() => {
    if (client.link.now.phase === 'idle') comeBack(client);
  }, [client]);
  useEffect(() => {
    if (!isIn) return;
    const remember = () => rememberNick(client.me.nick);
    remember();
    return client.me.watch(remember);
  }, [client, isIn]);

  return (
    <ClientProvider value={client}>
      {isIn ? <Shell /> : <Entry />}
      <Toaster />
      <Tooltips />
    </ClientProvider>
  );
}
