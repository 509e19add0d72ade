import type { Room } from '@salon/client';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { entryFor, type ListName, letterOf } from './entries.ts';
import { FailureNote } from './failure.tsx';
import styles from './room.module.css';
import { useDoing } from './use-doing.ts';

interface AddEntryProps {
  readonly room: Room;
  readonly name: ListName;
  readonly onAdded: () => void;
}

/** Adds someone to a list: by a nick, of which it makes what holds her, or by a mask. */
export function AddEntry({ room, name, onAdded }: AddEntryProps) {
  const { t } = useTranslation();
  const client = useClient();
  const doing = useDoing();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const entry = entryFor(name, typed, client.facts, nick => client.person(nick));
  const isWrong = isTried && entry === undefined && typed.trim() !== '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (entry === undefined) return;
    if (!(await doing.run(() => client.mode(room, `+${letterOf[name]}`, entry)))) return;
    setTyped('');
    setTried(false);
    onAdded();
  }

  return (
    <form className={styles.add} onSubmit={submit}>
      <div className={styles.param}>
        <Field
          label={t(`room.lists.${name}.add`)}
          hint={
            entry === undefined || entry === typed.trim() ? t('room.entryHint') : t('room.entryIs', { entry })
          }
          error={isWrong ? t('room.wrongEntry') : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          onChange={event => {
            doing.clear();
            setTried(false);
            setTyped(event.target.value);
          }}
        />
        <Button type="submit" busy={doing.busy} disabled={typed.trim() === ''}>
          {t('room.add')}
        </Button>
      </div>
      <FailureNote text={doing.failure} />
    </form>
  );
}
