import type { Room } from '@salon/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toasts.ts';
import styles from './out-bar.module.css';
import { useClient, useObserved } from './use-client.ts';

/** Stands where one would type, in a room that one is not in: why, and the way back. */
export function OutBar({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const client = useClient();
  const { whyOut, name } = useObserved(room);
  const [isBusy, setIsBusy] = useState(false);

  async function join() {
    setIsBusy(true);
    const outcome = await client.join(name);
    setIsBusy(false);
    if (!outcome.ok) toast(outcome.text, { kind: 'failure' });
  }

  return (
    <div className={styles.bar} role="status">
      <div className={styles.words}>
        <p>{t('app.youAreOut', { room: name })}</p>
        {whyOut !== undefined && whyOut !== '' && <p className={styles.why}>{whyOut}</p>}
      </div>
      <Button onClick={() => client.close(room)}>{t('rooms.close')}</Button>
      <Button kind="main" busy={isBusy} onClick={() => void join()}>
        {t('app.join')}
      </Button>
    </div>
  );
}
