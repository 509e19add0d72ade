import type { Room } from '@salon/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AboutPage } from './about-page.tsx';
import { ListsPage } from './lists-page.tsx';
import { ModesPage } from './modes-page.tsx';
import { OwnershipPage } from './ownership-page.tsx';
import styles from './room.module.css';

const pages = ['about', 'modes', 'lists', 'ownership'] as const;

/** All that can be set of a room, by who may; what one may not says why. */
export function RoomSettings({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  useObserved(room);
  const [page, setPage] = useState<(typeof pages)[number]>('about');
  return (
    <Dialog title={room.name} size="large" onClose={() => view.set({ overlay: undefined })}>
      <div className={styles.room}>
        <Tabs
          label={t('room.settings', { room: room.name })}
          tabs={pages.map(id => ({ id, label: t(`room.page.${id}`) }))}
          current={page}
          onChange={setPage}
        >
          {room.presence !== 'in' && <p className={styles.note}>{t('room.youAreOut')}</p>}
          {page === 'about' && <AboutPage room={room} />}
          {page === 'modes' && <ModesPage room={room} />}
          {page === 'lists' && <ListsPage room={room} />}
          {page === 'ownership' && <OwnershipPage room={room} />}
        </Tabs>
      </div>
    </Dialog>
  );
}
