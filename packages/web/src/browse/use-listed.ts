import type { Failure, ListedRoom } from '@salon/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../app/use-client.ts';

/** The rooms of the server as it told them; undefined as long as it has not. */
export interface Listed {
  readonly rooms: readonly ListedRoom[] | undefined;
  readonly failure: Failure | undefined;
  readonly busy: boolean;
  readonly reload: () => void;
}

/** Asks which rooms there are. What was told stays while it is asked again. */
export function useListed(): Listed {
  const client = useClient();
  const [asked, setAsked] = useState(0);
  const [busy, setBusy] = useState(true);
  const [rooms, setRooms] = useState<readonly ListedRoom[] | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const reload = useCallback(() => setAsked(before => before + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asking once more is what `asked` is for.
  useEffect(() => {
    let isWanted = true;
    setBusy(true);
    void client.listRooms().then(outcome => {
      if (!isWanted) return;
      setBusy(false);
      setFailure(outcome.ok ? undefined : outcome);
      if (outcome.ok) setRooms(outcome.value);
    });
    return () => {
      isWanted = false;
    };
  }, [client, asked]);
  return { rooms, failure, busy, reload };
}
