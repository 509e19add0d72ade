import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { asked } from '../notify/asking.ts';
import { askPermission, type Permission, permissionHere } from '../notify/permission.ts';
import { Switch } from '../ui/switch.tsx';
import { preferences } from './preferences.ts';
import styles from './settings.module.css';

/** Notifications of the desktop: asks the browser when they are turned on, and says what to do when it has them blocked. */
export function DesktopSwitch() {
  const { t } = useTranslation();
  const wanted = useStore(preferences, now => now.notifications);
  const [permission, setPermission] = useState<Permission>(permissionHere);
  const isAble = permission === 'granted' || permission === 'ask';

  async function change(on: boolean) {
    asked();
    if (!on) {
      preferences.set({ notifications: false });
      return;
    }
    const given = await askPermission();
    setPermission(given);
    preferences.set({ notifications: given === 'granted' });
  }

  return (
    <>
      <Switch
        label={t('settings.desktop')}
        hint={t('settings.desktopHint')}
        checked={wanted && permission === 'granted'}
        disabled={!isAble}
        onChange={on => void change(on)}
      />
      {!isAble && (
        <div className={styles.notice} role="status">
          <WhyNot permission={permission} />
        </div>
      )}
    </>
  );
}

function WhyNot({ permission }: { readonly permission: Permission }) {
  const { t } = useTranslation();
  switch (permission) {
    case 'denied':
      return (
        <>
          <p>{t('settings.blocked')}</p>
          <ol className={styles.steps}>
            <li>{t('settings.blockedStep1')}</li>
            <li>{t('settings.blockedStep2')}</li>
            <li>{t('settings.blockedStep3')}</li>
          </ol>
        </>
      );
    case 'insecure':
      return <p>{t('settings.insecure')}</p>;
    case 'install':
      return <p>{t('settings.installFirst')}</p>;
    default:
      return <p>{t('settings.noNotifications')}</p>;
  }
}
