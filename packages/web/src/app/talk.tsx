import type { Room } from '@salon/client';
import { MessagesSquare } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Header } from './header.tsx';
import { OutBar } from './out-bar.tsx';
import { Composer, Notify, Timeline } from './parts.tsx';
import styles from './talk.module.css';
import { useObserved } from './use-client.ts';
import { view } from './view.ts';
import { Waiting } from './waiting.tsx';

/** The room that is shown: its head, what was said, and the field to say something. */
export function Talk({ room }: { readonly room: Room | undefined }) {
  return (
    <>
      <Header room={room} />
      <ConnectionBanner />
      <div className={styles.notices}>
        <Suspense>
          <Notify />
        </Suspense>
      </div>
      {room === undefined ? <NoRoom /> : <Inside key={room.key} room={room} />}
    </>
  );
}

function Inside({ room }: { readonly room: Room }) {
  const { presence } = useObserved(room);
  return (
    <>
      <div className={styles.timeline}>
        <Suspense fallback={<Waiting />}>
          <Timeline room={room} />
        </Suspense>
      </div>
      <div className={styles.composer}>
        {presence === 'out' ? (
          <OutBar room={room} />
        ) : (
          <Suspense>
            <Composer room={room} />
          </Suspense>
        )}
      </div>
    </>
  );
}

function NoRoom() {
  const { t } = useTranslation();
  return (
    <Empty icon={MessagesSquare} title={t('app.noRoom')}>
      <p>{t('app.noRoomHint')}</p>
      <Button kind="main" onClick={() => view.set({ overlay: { overlay: 'browse' } })}>
        {t('rooms.browse')}
      </Button>
    </Empty>
  );
}
