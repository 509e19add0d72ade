import type { Failure, ListedMask, Room } from '@salon/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../app/use-client.ts';

/** A list of a room; undefined as long as the server has not told it. */
export interface Entries {
  readonly masks: readonly ListedMask[] | undefined;
  readonly failure: Failure | undefined;
  /** Asks again, while what is known stays. */
  readonly reload: () => void;
}

/** Asks for a list of a room, where the user may read it. */
export function useEntries(room: Room, letter: string, mayRead: boolean): Entries {
  const client = useClient();
  const [asked, setAsked] = useState(0);
  const [told, setTold] = useState<{
    readonly letter: string;
    readonly masks?: readonly ListedMask[];
    readonly failure?: Failure;
  }>({ letter });
  const reload = useCallback(() => setAsked(before => before + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asking once more is what `asked` is for.
  useEffect(() => {
    if (!mayRead) return;
    let isWanted = true;
    void client.listModes(room, letter).then(outcome => {
      if (isWanted) setTold(outcome.ok ? { letter, masks: outcome.value } : { letter, failure: outcome });
    });
    return () => {
      isWanted = false;
    };
  }, [client, room, letter, mayRead, asked]);
  // What was told of another list is none of this one.
  const mine = told.letter === letter ? told : undefined;
  return { masks: mine?.masks, failure: mine?.failure, reload };
}
