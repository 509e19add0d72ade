import type { ChatClient, Room } from '@salon/client';
import { useEffect } from 'react';
import type { Store } from '../app/store.ts';
import type { Scene } from './scene.ts';

/** Tells the core whether what comes in a room is seen: it is shown, at its newest, and the page has the eyes of the user. */
export function useLook(client: ChatClient, room: Room, scene: Store<Scene>): void {
  useEffect(() => {
    let looks: boolean | undefined;
    const see = () => {
      const isSeen =
        scene.now.isStuck &&
        room.timeline.atEnd &&
        document.visibilityState === 'visible' &&
        document.hasFocus();
      if (isSeen === looks) return;
      looks = isSeen;
      client.look(isSeen ? room : undefined);
    };
    see();
    const ends = [scene.watch(see), room.timeline.watch(see)];
    document.addEventListener('visibilitychange', see);
    addEventListener('focus', see);
    addEventListener('blur', see);
    return () => {
      for (const end of ends) end();
      document.removeEventListener('visibilitychange', see);
      removeEventListener('focus', see);
      removeEventListener('blur', see);
      client.look(undefined);
    };
  }, [client, room, scene]);
}
