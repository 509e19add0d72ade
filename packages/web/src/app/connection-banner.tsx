import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../ui/spinner.tsx';
import styles from './connection-banner.module.css';
import { useClient, useObserved } from './use-client.ts';
import { useSecondsUntil } from './use-seconds.ts';

/** Says that the connection is lost, over the talk, so that nothing moves. Short breaks are not worth a word. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const client = useClient();
  const { now } = useObserved(client.link);
  if (now.phase === 'online') return null;
  const isWaiting = now.phase === 'waiting';
  return (
    <div className={styles.banner}>
      {isWaiting ? <WifiOff size={16} aria-hidden /> : <Spinner />}
      <p role="status" className={styles.words}>
        {isWaiting
          ? t('app.connectionLost')
          : now.phase === 'catching-up'
            ? t('app.catchingUp')
            : t('app.connecting')}
      </p>
      {isWaiting && <Countdown retryAt={now.retryAt} onRetry={() => client.retryNow()} />}
    </div>
  );
}

function Countdown({ retryAt, onRetry }: { readonly retryAt: number; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const seconds = useSecondsUntil(retryAt);
  return (
    <>
      <span className={styles.seconds}>{t('app.retryIn', { count: seconds })}</span>
      <button type="button" className={styles.retry} onClick={onRetry}>
        {t('app.tryNow')}
      </button>
    </>
  );
}
