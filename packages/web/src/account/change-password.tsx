import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toasts.ts';
import styles from './account.module.css';
import { Wrong } from './login-form.tsx';
import { PasswordField } from './password-field.tsx';
import { renewThisDevice } from './this-device.ts';
import { useAttempt } from './use-attempt.ts';

export interface ChangePasswordProps {
  readonly account: string;
  readonly onChanged: () => void;
}

/** Sets another password; the server logs out all other devices. */
export function ChangePassword({ account, onChanged }: ChangePasswordProps) {
  const { t } = useTranslation();
  const client = useClient();
  const attempt = useAttempt();
  const [old, setOld] = useState('');
  const [wanted, setWanted] = useState('');

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const outcome = await attempt.send(() => client.changePassword(old, wanted));
    if (!outcome.ok) return;
    await renewThisDevice(client, account);
    toast(t('account.passwordChanged'));
    onChanged();
  }

  return (
    <form className={styles.form} onSubmit={event => void onSubmit(event)}>
      {/* For password managers: whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={account} readOnly hidden />
      <PasswordField
        label={t('account.oldPassword')}
        value={old}
        onChange={setOld}
        error={attempt.errorAt('password')}
      />
      <PasswordField
        label={t('account.newPassword')}
        value={wanted}
        onChange={setWanted}
        isNew
        known={[account]}
      />
      <p className={styles.note}>{t('account.othersAreLoggedOut')}</p>
      <Wrong text={attempt.errorAt('form')} />
      <div className={styles.row}>
        <Button onClick={onChanged}>{t('account.cancel')}</Button>
        <Button type="submit" kind="main" busy={attempt.isBusy}>
          {t('account.changePassword')}
        </Button>
      </div>
    </form>
  );
}
