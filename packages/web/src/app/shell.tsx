import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RoomList } from '../rooms/room-list.tsx';
import { Drawer } from './drawer.tsx';
import { Overlays } from './overlays.tsx';
import { fetchForKeys } from './parts.tsx';
import styles from './shell.module.css';
import { SidePanel } from './side-panel.tsx';
import { useStore } from './store.ts';
import { Talk } from './talk.tsx';
import { useCalls } from './use-calls.ts';
import { useClient } from './use-client.ts';
import { useHotkeys } from './use-hotkeys.ts';
import { useMembersBeside } from './use-members-beside.ts';
import { useRoute } from './use-route.ts';
import { useShownRoom } from './use-shown-room.ts';
import { view } from './view.ts';
import { useWidth } from './width.ts';

/** So long after one is in, the talk is there. Milliseconds. */
const forKeysMs = 1000;

/** Rooms at the left, the talk in the middle, what belongs to it at the right; on a phone the talk alone, and drawers. */
export function Shell() {
  const { t } = useTranslation();
  const client = useClient();
  const width = useWidth();
  const room = useShownRoom(client);
  const side = useStore(view, now => now.side);
  const roomsAreOpen = useStore(view, now => now.roomsAreOpen);
  useRoute(client);
  useMembersBeside(width);
  useCalls(client);
  useHotkeys(client);
  useEffect(() => {
    // The talk comes first.
    const timer = setTimeout(fetchForKeys, forKeysMs);
    return () => clearTimeout(timer);
  }, []);

  const closeSide = () => view.set({ side: undefined });
  return (
    <div className={styles.shell} data-width={width}>
      {width !== 'phone' && (
        <nav className={styles.rooms} aria-label={t('rooms.rooms')}>
          <RoomList />
        </nav>
      )}
      <main className={styles.talk}>
        <Talk room={room} />
      </main>
      {side !== undefined && width !== 'phone' && (
        <aside className={styles.side} aria-label={t('app.side')}>
          <SidePanel side={side} room={room} />
        </aside>
      )}
      {width === 'phone' && roomsAreOpen && (
        <Drawer label={t('rooms.rooms')} from="left" onClose={() => view.set({ roomsAreOpen: false })}>
          <RoomList />
        </Drawer>
      )}
      {width === 'phone' && !roomsAreOpen && side !== undefined && (
        <Drawer label={t('app.side')} from="right" onClose={closeSide}>
          <SidePanel side={side} room={room} />
        </Drawer>
      )}
      <Overlays />
    </div>
  );
}
