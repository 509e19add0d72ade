import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import styles from './account.module.css';
import { ChangePassword } from './change-password.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { Devices } from './devices.tsx';
import { logOutHere } from './this-device.ts';

/** What can be done with the account to which one is logged in. */
export function LoggedIn({ account }: { readonly account: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const { nick } = useObserved(client.me);
  const [changes, setChanges] = useState(false);
  return (
    <div className={styles.sections}>
      <div className={styles.who}>
        <Avatar nick={nick} size={48} />
        <p>
          <strong className={styles.name}>{account}</strong>
          <span className={styles.note}>{t('account.loggedIn')}</span>
        </p>
      </div>
      <section className={styles.section} aria-labelledby="account-password">
        <h3 id="account-password">{t('account.password')}</h3>
        {changes ? (
          <ChangePassword account={account} onChanged={() => setChanges(false)} />
        ) : (
          <div>
            <Button onClick={() => setChanges(true)}>{t('account.changePassword')}</Button>
          </div>
        )}
      </section>
      <Devices />
      <section className={styles.section} aria-labelledby="account-out">
        <h3 id="account-out">{t('account.leaving')}</h3>
        <p className={styles.note}>{t('account.leavingHint')}</p>
        <div>
          <ConfirmButton
            label={t('account.logOutHere')}
            question={t('account.logOutHereQuestion')}
            onConfirm={() => logOutHere(client)}
          />
        </div>
      </section>
    </div>
  );
}
