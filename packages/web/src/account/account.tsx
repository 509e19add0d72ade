import type { AccountQuestion } from '@salon/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Tabs } from '../ui/tabs.tsx';
import styles from './account.module.css';
import { LoggedIn } from './logged-in.tsx';
import { LoginForm } from './login-form.tsx';
import { RegisterForm } from './register-form.tsx';

/** The account of the user: a way in, or what she can do with it once she is logged in. */
export function Account({ wanted }: { readonly wanted: AccountQuestion | undefined }) {
  const { t } = useTranslation();
  const { account } = useObserved(useClient().me);
  return (
    <Dialog
      title={t('account.title')}
      size={account === undefined ? 'small' : 'medium'}
      onClose={() => view.set({ overlay: undefined })}
    >
      {account === undefined ? <WaysIn wanted={wanted} /> : <LoggedIn account={account} />}
    </Dialog>
  );
}

function WaysIn({ wanted }: { readonly wanted: AccountQuestion | undefined }) {
  const { t } = useTranslation();
  const { canRegister } = useObserved(useClient().facts);
  const [way, setWay] = useState<AccountQuestion>(wanted ?? 'register');
  if (!canRegister)
    return (
      <div className={styles.form}>
        <p className={styles.lead}>{t('account.noRegistration')}</p>
        <LoginForm />
      </div>
    );
  return (
    <Tabs
      label={t('account.title')}
      tabs={[
        { id: 'register', label: t('account.register') },
        { id: 'login', label: t('account.logIn') },
      ]}
      current={way}
      onChange={setWay}
    >
      {way === 'register' ? <RegisterForm /> : <LoginForm />}
    </Tabs>
  );
}
