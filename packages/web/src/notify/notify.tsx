import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { useClient } from '../app/use-client.ts';
import { useOffline } from '../offline/use-offline.ts';
import { preferences } from '../settings/preferences.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toasts.ts';
import { asked, asking } from './asking.ts';
import styles from './notify.module.css';
import { askPermission, permissionHere } from './permission.ts';
import { useCounts } from './use-counts.ts';
import { useTelling } from './use-telling.ts';

/** Calls the user when she is wanted. Draws nothing but, once, the question whether it may. */
export function Notify() {
  const client = useClient();
  useTelling(client);
  useCounts();
  useOffline(client);
  const wanted = useStore(asking, now => now.wasMentioned && !now.wasAsked);
  const isOn = useStore(preferences, now => now.notifications);
  return wanted && !isOn && permissionHere() === 'ask' ? <Question /> : null;
}

function Question() {
  const { t } = useTranslation();

  async function turnOn() {
    const permission = await askPermission();
    asked();
    if (permission === 'granted') preferences.set({ notifications: true });
    else toast(t('notify.refused'));
  }

  return (
    <section className={styles.banner} aria-label={t('notify.title')}>
      <Bell size={18} aria-hidden className={styles.icon} />
      <p className={styles.words}>{t('notify.question')}</p>
      <div className={styles.buttons}>
        <Button kind="quiet" onClick={asked}>
          {t('notify.notNow')}
        </Button>
        <Button kind="main" onClick={() => void turnOn()}>
          {t('notify.turnOn')}
        </Button>
      </div>
    </section>
  );
}
