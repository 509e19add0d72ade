import type { ListedMask, Room } from '@salon/client';
import { harmless } from '@salon/client/text';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { isolated } from '../timeline/isolated.ts';
import { useTimes } from '../timeline/use-times.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { readEntry } from './entries.ts';
import { FailureNote } from './failure.tsx';
import styles from './room.module.css';
import { useDoing } from './use-doing.ts';

interface EntryLineProps {
  readonly room: Room;
  readonly letter: string;
  readonly entry: ListedMask;
  readonly mayChange: boolean;
  readonly onRemoved: () => void;
}

/** An entry of a list: whom it holds, who wrote it and when. */
export function EntryLine({ room, letter, entry, mayChange, onRemoved }: EntryLineProps) {
  const { t } = useTranslation();
  const client = useClient();
  const times = useTimes();
  const doing = useDoing();
  const { mask, by, at } = entry;
  const { kind, text } = readEntry(mask);

  async function remove() {
    if (await doing.run(() => client.mode(room, `-${letter}`, mask))) onRemoved();
  }

  return (
    <li className={styles.entry}>
      <div className={styles.words}>
        <p className={styles.mask}>
          {kind !== 'mask' && <span className={styles.kind}>{t(`room.kind.${kind}`)} </span>}
          <bdi>{harmless(text)}</bdi>
        </p>
        {by !== undefined && (
          <p className={styles.soft}>
            {t(at === undefined ? 'room.entryBy' : 'room.entryByAt', {
              nick: isolated(by.split('!')[0] ?? by),
              time: at === undefined ? '' : times.short(at),
            })}
          </p>
        )}
        <FailureNote text={doing.failure} />
      </div>
      {mayChange &&
        (doing.busy ? (
          <span className={styles.busy}>
            <Spinner />
          </span>
        ) : (
          <IconButton
            icon={X}
            label={t('room.remove', { mask: text })}
            danger
            onClick={() => void remove()}
          />
        ))}
    </li>
  );
}
