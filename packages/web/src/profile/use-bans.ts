import type { ListedMask, Room } from '@salon/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../app/use-client.ts';

/**
 * The ban list of a room, for who may change it; undefined as long as it is not known. `reload` asks again after a change.
 */
export function useBans(
  room: Room | undefined,
  mayChange: boolean,
): { readonly bans: readonly ListedMask[] | undefined; readonly reload: () => void } {
  const client = useClient();
  const [bans, setBans] = useState<readonly ListedMask[] | undefined>(undefined);
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked(before => before + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asking once more is what `asked` is for.
  useEffect(() => {
    if (room === undefined || !mayChange) return;
    let isWanted = true;
    void client.listModes(room, 'b').then(outcome => {
      // Without the list nothing is offered to be taken back; what can be done otherwise stays.
      if (isWanted) setBans(outcome.ok ? outcome.value : undefined);
    });
    return () => {
      isWanted = false;
    };
  }, [client, room, mayChange, asked]);
  return { bans, reload };
}
