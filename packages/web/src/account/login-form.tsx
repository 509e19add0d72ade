import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './account.module.css';
import { PasswordField } from './password-field.tsx';
import { keepThisDevice } from './this-device.ts';
import { useAttempt } from './use-attempt.ts';

/** Logs in to an account that there is. */
export function LoginForm() {
  const { t } = useTranslation();
  const client = useClient();
  const attempt = useAttempt();
  const [account, setAccount] = useState(client.me.nick);
  const [password, setPassword] = useState('');
  const [stays, setStays] = useState(true);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const outcome = await attempt.send(() => client.login(account.trim(), password));
    if (outcome.ok && stays) await keepThisDevice(client, client.me.account ?? account.trim());
  }

  return (
    <form className={styles.form} onSubmit={event => void onSubmit(event)}>
      <Field
        label={t('account.account')}
        name="username"
        autoComplete="username"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        required
        value={account}
        onChange={event => setAccount(event.target.value)}
        error={attempt.errorAt('account')}
      />
      <PasswordField
        label={t('account.password')}
        value={password}
        onChange={setPassword}
        error={attempt.errorAt('password')}
        first
      />
      <Switch label={t('account.stay')} hint={t('account.stayHint')} checked={stays} onChange={setStays} />
      <Wrong text={attempt.errorAt('form')} />
      <Button type="submit" kind="main" wide busy={attempt.isBusy}>
        {t('account.logIn')}
      </Button>
    </form>
  );
}

/** Why a form as a whole was refused. */
export function Wrong({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className={styles.wrong} role="alert">
      {text}
    </p>
  );
}
