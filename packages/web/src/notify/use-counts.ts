import { useEffect } from 'react';
import { useStore } from '../app/store.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { showDot } from './favicon.ts';
import { dotOf, titleOf } from './title.ts';

/** Keeps the title of the page, its icon and the icon of the app telling what is new. */
export function useCounts(): void {
  const client = useClient();
  const { mentions, unread } = useObserved(client.rooms);
  const room = useStore(view, now => now.room);
  const name = room === undefined || room.kind === 'server' ? undefined : room.name;
  const dot = dotOf({ mentions, unread });

  useEffect(() => {
    document.title = titleOf(name, { mentions, unread });
  }, [name, mentions, unread]);

  useEffect(() => {
    // An icon without a dot does as well: the title tells it too.
    showDot(dot).catch(() => undefined);
  }, [dot]);

  useEffect(() => {
    if (!('setAppBadge' in navigator)) return;
    // Only an app that is installed has one; elsewhere it is refused.
    navigator.setAppBadge(mentions).catch(() => undefined);
  }, [mentions]);

  useEffect(
    () => () => {
      document.title = 'Salon';
      showDot(undefined).catch(() => undefined);
    },
    [],
  );
}
