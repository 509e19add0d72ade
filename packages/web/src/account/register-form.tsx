import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './account.module.css';
import { Wrong } from './login-form.tsx';
import { PasswordField } from './password-field.tsx';
import { termsOf } from './registration.ts';
import { keepThisDevice } from './this-device.ts';
import { useAttempt } from './use-attempt.ts';
import { VerifyForm } from './verify-form.tsx';

/** Makes an account; when the server sends a code by mail, it is asked for next. */
export function RegisterForm() {
  const { t } = useTranslation();
  const client = useClient();
  const facts = useObserved(client.facts);
  const { nick } = useObserved(client.me);
  const attempt = useAttempt();
  const terms = termsOf(facts.offered.get('draft/account-registration'));
  const [named, setNamed] = useState(nick);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [verifies, setVerifies] = useState(false);
  const account = terms.anyName ? named.trim() : nick;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const outcome = await attempt.send(() =>
      client.register(account, email.trim() === '' ? undefined : email.trim(), password),
    );
    if (!outcome.ok) return;
    if (outcome.value === 'verify') setVerifies(true);
    else await keepThisDevice(client, account);
  }

  if (verifies)
    return <VerifyForm account={account} email={email.trim()} onBack={() => setVerifies(false)} />;
  return (
    <form className={styles.form} onSubmit={event => void onSubmit(event)}>
      <p className={styles.lead}>{t('account.why')}</p>
      <Field
        label={t('account.account')}
        name="username"
        autoComplete="username"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        required
        readOnly={!terms.anyName}
        value={account}
        onChange={event => setNamed(event.target.value)}
        hint={terms.anyName ? undefined : t('account.isNick')}
        error={attempt.errorAt('account')}
      />
      <Field
        label={terms.needsEmail ? t('account.email') : t('account.emailOptional')}
        name="email"
        type="email"
        autoComplete="email"
        required={terms.needsEmail}
        value={email}
        onChange={event => setEmail(event.target.value)}
        hint={terms.needsEmail ? t('account.emailHint') : t('account.emailOptionalHint')}
        error={attempt.errorAt('email')}
      />
      <PasswordField
        label={t('account.password')}
        value={password}
        onChange={setPassword}
        isNew
        known={[account, email.split('@')[0] ?? '']}
        error={attempt.errorAt('password')}
        first
      />
      <Wrong text={attempt.errorAt('form')} />
      <Button type="submit" kind="main" wide busy={attempt.isBusy}>
        {t('account.register')}
      </Button>
    </form>
  );
}
