import type { Timeline } from '@salon/client';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './divider.module.css';
import { useTalk } from './talk.ts';

export function DayRow({ at }: { readonly at: number }) {
  const { times } = useTalk();
  return (
    <div className={styles.day}>
      <span className={styles.name}>{times.day(at)}</span>
    </div>
  );
}

/** Where what was not read when she came begins. */
export function UnreadRow() {
  const { t } = useTranslation();
  return (
    <div className={styles.unread}>
      <span className={styles.name}>{t('timeline.new')}</span>
    </div>
  );
}

/** Before all others: that the room begins here, or that older pages come. It is as high in both cases. */
export function StartRow() {
  const { t } = useTranslation();
  const { room } = useTalk();
  const timeline = useObserved(room.timeline);
  return (
    <div className={styles.edge}>
      {timeline.atStart && timeline.entries.length > 0 ? (
        <span>
          {t(room.kind === 'talk' ? 'timeline.talkBegins' : 'timeline.roomBegins', { room: room.name })}
        </span>
      ) : (
        <Page timeline={timeline} way="older" />
      )}
    </div>
  );
}

/** Behind all others, when there is something newer. */
export function EndRow() {
  const { room } = useTalk();
  return (
    <div className={styles.edge}>
      <Page timeline={useObserved(room.timeline)} way="newer" />
    </div>
  );
}

/** How it goes with a page that is wanted. */
function Page({ timeline, way }: { readonly timeline: Timeline; readonly way: 'older' | 'newer' }) {
  const { t } = useTranslation();
  const client = useClient();
  const { room } = useTalk();
  if (timeline.loading !== undefined) return <Spinner label={t('timeline.loading')} />;
  if (timeline.failure === undefined) return null;
  return (
    <>
      <span>{t('timeline.pageFailed')}</span>
      <Button
        kind="quiet"
        onClick={() => void (way === 'older' ? client.loadOlder(room) : client.loadNewer(room))}
      >
        {t('timeline.tryAgain')}
      </Button>
    </>
  );
}
