import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { useSecondsUntil } from '../app/use-seconds.ts';
import { Button } from '../ui/button.tsx';
import styles from './entry.module.css';

/** The server does not answer: says when it is tried again, and does it now when asked to. */
export function ServerAway({ retryAt }: { readonly retryAt: number }) {
  const { t } = useTranslation();
  const client = useClient();
  const seconds = useSecondsUntil(retryAt);
  return (
    <>
      <p className={styles.error} role="alert">
        {t('entry.serverAway')}
      </p>
      <p className={styles.note}>{t('app.retryIn', { count: seconds })}</p>
      <Button onClick={() => client.retryNow()}>{t('app.tryNow')}</Button>
    </>
  );
}
