import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './settings.module.css';

/** Changes the pseudo. */
export function NickForm() {
  const { t } = useTranslation();
  const client = useClient();
  const { nick } = useObserved(client.me);
  const { nickCharsMax } = useObserved(client.facts);
  const [wanted, setWanted] = useState(nick);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setIsBusy(true);
    const outcome = await client.setNick(wanted.trim());
    setIsBusy(false);
    setFailure(outcome.ok ? undefined : outcome.text);
  }

  return (
    <form className={styles.inline} onSubmit={event => void onSubmit(event)}>
      <Field
        label={t('settings.nick')}
        value={wanted}
        onChange={event => setWanted(event.target.value)}
        maxLength={nickCharsMax}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        required
        hint={t('settings.nickHint')}
        error={failure}
      />
      <Button type="submit" busy={isBusy} disabled={wanted.trim() === nick || wanted.trim() === ''}>
        {t('settings.change')}
      </Button>
    </form>
  );
}
