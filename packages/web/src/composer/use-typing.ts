import type { Room } from '@salon/client';
import { useCallback, useEffect, useRef } from 'react';
import { useClient } from '../app/use-client.ts';
import { preferences } from '../settings/preferences.ts';

/** After so long without a key one has paused, in milliseconds (IRCv3 typing). */
const pauseAfterMs = 5000;

/** Tells the others that one types; what is returned is to be called for each change, with the text that is there then. */
export function useTyping(room: Room): (text: string) => void {
  const client = useClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      client.typing(room, 'done');
    },
    [client, room],
  );

  return useCallback(
    text => {
      clearTimeout(timer.current);
      // Commands are nobody's business.
      const isSpeech = text !== '' && (!text.startsWith('/') || text.startsWith('//'));
      if (!isSpeech || !preferences.now.sendsTyping) return client.typing(room, 'done');
      client.typing(room, 'active');
      timer.current = setTimeout(() => client.typing(room, 'paused'), pauseAfterMs);
    },
    [client, room],
  );
}
