import type { Room } from '@salon/client';
import { ListX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { isAtLeast } from '../profile/acts.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Select } from '../ui/select.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { AddEntry } from './add-entry.tsx';
import { entriesOf, type ListName, letterOf, listsOf } from './entries.ts';
import { EntryLine } from './entry-line.tsx';
import styles from './room.module.css';
import { failureText } from './use-doing.ts';
import { useEntries } from './use-entries.ts';
import { useRank } from './use-rank.ts';

/** Who is kept out or silent, and for whom no such rule holds. */
export function ListsPage({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const { facts } = useClient();
  const mayChange = isAtLeast(useRank(room), 'halfop');
  const [name, setName] = useState<ListName>('bans');
  // Everyone may read of bans; the other lists are for who sees to them.
  const mayRead = mayChange || letterOf[name] === 'b';
  const { masks, failure, reload } = useEntries(room, letterOf[name], mayRead);
  const shown = masks === undefined ? [] : entriesOf(name, masks);

  return (
    <div className={styles.page}>
      <Select
        label={t('room.list')}
        hint={t(`room.lists.${name}.hint`)}
        value={name}
        options={listsOf(facts.isupport).map(value => ({ value, label: t(`room.lists.${value}.label`) }))}
        onChange={setName}
      />
      {mayChange && <AddEntry key={name} room={room} name={name} onAdded={reload} />}
      {!mayChange && room.presence === 'in' && (
        <p className={styles.note}>{t(mayRead ? 'room.listsNeed' : 'room.listNeeds')}</p>
      )}
      {mayRead && masks === undefined && failure === undefined && (
        <p className={styles.waiting}>
          <Spinner label={t('room.asking')} />
        </p>
      )}
      {failure !== undefined && (
        <Empty icon={ListX} title={t('room.listRefused')}>
          {failureText(failure, t)}
          {mayChange && <Button onClick={reload}>{t('room.tryAgain')}</Button>}
        </Empty>
      )}
      {masks !== undefined && shown.length === 0 && (
        <p className={styles.soft}>{t(`room.lists.${name}.none`)}</p>
      )}
      <ul className={styles.entries}>
        {shown.map(entry => (
          <EntryLine
            key={entry.mask}
            room={room}
            letter={letterOf[name]}
            entry={entry}
            mayChange={mayChange}
            onRemoved={reload}
          />
        ))}
      </ul>
    </div>
  );
}
