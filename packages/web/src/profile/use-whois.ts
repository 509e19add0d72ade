import type { Failure, Profile } from '@salon/client';
import { useEffect, useState } from 'react';
import { useClient, useObserved } from '../app/use-client.ts';

/** What is known of someone by asking the server. */
export interface Whois {
  readonly profile: Profile | undefined;
  readonly failure: Failure | undefined;
}

const nothing: Whois = { profile: undefined, failure: undefined };

/** Asks the server about someone as soon as there is a connection. What was learned stays while it is asked again. */
export function useWhois(nick: string): Whois {
  const client = useClient();
  const isOnline = useObserved(client.link).now.phase === 'online';
  const [whois, setWhois] = useState(nothing);

  useEffect(() => {
    if (!isOnline) return;
    let isWanted = true;
    void client.whois(nick).then(outcome => {
      if (!isWanted) return;
      setWhois(
        outcome.ok
          ? { profile: outcome.value, failure: undefined }
          : { profile: undefined, failure: outcome },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [client, nick, isOnline]);
  return whois;
}
