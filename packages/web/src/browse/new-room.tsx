import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { showRoom } from '../app/view.ts';
import { FailureNote } from '../room/failure.tsx';
import { useDoing } from '../room/use-doing.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './browse.module.css';
import { nameFault, roomName } from './new-name.ts';

interface NewRoomProps {
  /** What was looked for: that is the name most want. */
  readonly name: string;
  readonly onCancel: () => void;
  readonly onMade: () => void;
}

/** Makes a room by going into it: who is the first in it is its operator. */
export function NewRoom({ name, onCancel, onMade }: NewRoomProps) {
  const { t } = useTranslation();
  const client = useClient();
  const doing = useDoing();
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const whole = roomName(typed, client.facts);
  const fault = nameFault(whole, client.facts);

  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (whole === '' || fault !== undefined) return;
    const isDone = await doing.run(async () => {
      const outcome = await client.join(whole);
      if (outcome.ok) showRoom(outcome.value);
      return outcome;
    });
    if (isDone) onMade();
  }

  return (
    <form className={styles.new} onSubmit={submit}>
      <Field
        label={t('browse.newName')}
        hint={t('browse.newHint')}
        error={fault === undefined ? undefined : t(`browse.fault.${fault}`)}
        ref={field}
        placeholder="#"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        value={typed}
        onChange={event => {
          doing.clear();
          setTyped(event.target.value);
        }}
      />
      <FailureNote text={doing.failure} />
      <div className={styles.newButtons}>
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="main" busy={doing.busy} disabled={whole === '' || fault !== undefined}>
          {t('browse.makeNow')}
        </Button>
      </div>
    </form>
  );
}
