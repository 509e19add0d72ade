import type { Outcome } from '@salon/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../app/use-client.ts';
import { ignoredMasks, ignoreMask, refusalIn } from './ignored.ts';

/** Whether the user keeps private words of someone from herself. */
export interface Ignoring {
  readonly isIgnored: boolean;
  readonly set: (isIgnored: boolean) => Promise<Outcome>;
}

/** Asks the server whether someone is ignored (SILENCE), and changes that. */
export function useIgnored(nick: string, isWanted: boolean): Ignoring {
  const client = useClient();
  const [isIgnored, setIgnored] = useState(false);

  useEffect(() => {
    const { phase } = client.link.now;
    if (!isWanted || (phase !== 'online' && phase !== 'catching-up')) return;
    let isHere = true;
    void client.raw('SILENCE').then(lines => {
      const mask = client.facts.fold(ignoreMask(nick));
      if (isHere) setIgnored(ignoredMasks(lines).some(known => client.facts.fold(known) === mask));
    });
    return () => {
      isHere = false;
    };
  }, [client, nick, isWanted]);

  const set = useCallback(
    async (wanted: boolean): Promise<Outcome> => {
      const { phase } = client.link.now;
      if (phase !== 'online' && phase !== 'catching-up') return { ok: false, code: 'OFFLINE', text: '' };
      const refusal = refusalIn(await client.raw(`SILENCE ${wanted ? '+' : '-'}${ignoreMask(nick)}`));
      if (refusal !== undefined) return { ok: false, ...refusal };
      setIgnored(wanted);
      return { ok: true, value: undefined };
    },
    [client, nick],
  );
  return { isIgnored, set };
}
