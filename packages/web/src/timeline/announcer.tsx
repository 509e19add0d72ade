import type { Entry, Room } from '@salon/client';
import { withoutFormat } from '@salon/client/text';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Arrivals, quietMs } from './announcing.ts';
import styles from './timeline.module.css';

/** Says aloud what comes in the room that is shown: one message at a time, or how many they were. */
export function Announcer({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');

  useEffect(() => {
    const arrivals = new Arrivals(room.timeline);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      const came = arrivals.take();
      timer = came.length === 0 ? undefined : setTimeout(say, quietMs);
      if (came.length > 0) setSaid(wordsFor(came, t));
    };
    const end = room.timeline.watch(() => {
      arrivals.see(room.timeline);
      if (timer === undefined) say();
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [room, t]);

  return (
    <div className={styles.heard} role="status" aria-live="polite">
      {said}
    </div>
  );
}

/** A message is read out as a whole, but no novel. */
const readMax = 400;

function wordsFor(came: readonly Entry[], t: TFunction): string {
  const [first, ...more] = came;
  if (first === undefined) return '';
  if (more.length > 0) return t('timeline.newMessages', { count: came.length });
  return t('timeline.says', { nick: first.author.nick, text: withoutFormat(first.text).slice(0, readMax) });
}
