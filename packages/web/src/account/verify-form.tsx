import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './account.module.css';
import { Wrong } from './login-form.tsx';
import { keepThisDevice } from './this-device.ts';
import { useAttempt } from './use-attempt.ts';

export interface VerifyFormProps {
  readonly account: string;
  /** Where the code was sent to. */
  readonly email: string;
  readonly onBack: () => void;
}

/** Asks for the code that was sent by mail. */
export function VerifyForm({ account, email, onBack }: VerifyFormProps) {
  const { t } = useTranslation();
  const client = useClient();
  const attempt = useAttempt();
  const [code, setCode] = useState('');

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const outcome = await attempt.send(() => client.verify(account, code.trim()));
    if (outcome.ok) await keepThisDevice(client, account);
  }

  return (
    <form className={styles.form} onSubmit={event => void onSubmit(event)}>
      <p className={styles.lead}>{t('account.codeSent', { email })}</p>
      <Field
        label={t('account.code')}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        required
        value={code}
        onChange={event => setCode(event.target.value)}
        error={attempt.errorAt('code')}
        autoFocus
      />
      <Wrong text={attempt.errorAt('form')} />
      <Button type="submit" kind="main" wide busy={attempt.isBusy}>
        {t('account.verify')}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {t('account.otherAddress')}
      </Button>
    </form>
  );
}
