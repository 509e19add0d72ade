import type { ListedRoom } from '@salon/client';
import { harmless } from '@salon/client/text';
import { Check, Users } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText } from '../app/plain-text.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { showRoom } from '../app/view.ts';
import { FailureNote } from '../room/failure.tsx';
import { useDoing } from '../room/use-doing.ts';
import { RichText } from '../text/rich-text.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './browse.module.css';

interface RoomLineProps {
  readonly listed: ListedRoom;
  readonly index: number;
  /** Whether Tab leads to it. */
  readonly isCurrent: boolean;
  readonly onGone: () => void;
}

/** A room of the server; pressed, one is in it. Why one is not let in stands below it. */
export const RoomLine = memo(function RoomLine({ listed, index, isCurrent, onGone }: RoomLineProps) {
  const { t } = useTranslation();
  const client = useClient();
  const rooms = useObserved(client.rooms);
  const doing = useDoing();
  const { name, members, topic } = listed;
  const known = rooms.get(name);
  const isIn = known?.presence === 'in';

  async function goIn(): Promise<void> {
    if (known !== undefined && isIn) {
      showRoom(known);
      return onGone();
    }
    const isDone = await doing.run(async () => {
      const outcome = await client.join(name);
      if (outcome.ok) showRoom(outcome.value);
      return outcome;
    });
    if (isDone) onGone();
  }

  /** Where the row is pressed beside its button; links of a topic lead where they lead. */
  function onClick(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest('a, button') === null) void goIn();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same, and has the keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
    <div className={styles.room} onClick={onClick}>
      <div className={styles.words}>
        <p className={styles.name}>
          <bdi>{harmless(name)}</bdi>
          <span className={styles.members} title={t('browse.members', { count: members })}>
            <Users size={14} aria-label={t('browse.membersLabel')} />
            {members}
          </span>
        </p>
        {plainText(topic) !== '' && (
          <p className={styles.topic}>
            <RichText text={topic} />
          </p>
        )}
        <FailureNote text={doing.failure} />
      </div>
      <button
        type="button"
        className={styles.join}
        data-row={index}
        data-in={isIn}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={t(isIn ? 'browse.openRoom' : 'browse.joinRoom', { room: name })}
        disabled={doing.busy}
        onClick={() => void goIn()}
      >
        {doing.busy && <Spinner />}
        {isIn && <Check size={14} aria-hidden />}
        {t(isIn ? 'browse.joined' : 'browse.join')}
      </button>
    </div>
  );
});
