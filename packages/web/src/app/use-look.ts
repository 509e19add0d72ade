import type { ChatClient, Room } from '@salon/client';
import { useEffect } from 'react';
import { keep } from '../browser/keep.ts';
import { lastRoomKey } from '../entry/entering.ts';

/** Tells the core which room is before the user's eyes: none while she looks at another window. */
export function useLook(client: ChatClient, room: Room | undefined): void {
  useEffect(() => {
    if (room !== undefined) keep.set(lastRoomKey, room.name);
    const look = () => {
      const sees = document.visibilityState === 'visible' && document.hasFocus();
      client.look(sees ? room : undefined);
    };
    look();
    window.addEventListener('focus', look);
    window.addEventListener('blur', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [client, room]);
}
