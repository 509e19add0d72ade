import type { ChatClient, Room } from '@salon/client';
import { useEffect } from 'react';
import { lastRoom, rememberRoom } from './last-room.ts';
import { useStore } from './store.ts';
import { useObserved } from './use-client.ts';
import { view } from './view.ts';

/** The room that is shown; another one as soon as it is not there any more. */
export function useShownRoom(client: ChatClient): Room | undefined {
  const rooms = useObserved(client.rooms);
  const room = useStore(view, now => now.room);
  const shown = room !== undefined && rooms.all.includes(room) ? room : roomToShow(client);
  useEffect(() => {
    view.set({ room: shown });
    if (shown !== undefined) rememberRoom(shown);
  }, [shown]);
  return shown;
}

/** Where one was last, else the first channel, else whatever there is. */
function roomToShow(client: ChatClient): Room | undefined {
  const { all } = client.rooms;
  const last = lastRoom();
  return (
    (last === undefined ? undefined : client.rooms.get(last)) ??
    all.find(room => room.kind === 'channel') ??
    all[0]
  );
}
