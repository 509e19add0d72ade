import type { Room } from '@salon/client';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Store, useStore } from '../app/store.ts';
import { useObserved } from '../app/use-client.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { Scene } from './scene.ts';
import type { Scroller } from './scroller.ts';
import styles from './timeline.module.css';
import { useTimes } from './use-times.ts';

interface HintProps {
  readonly room: Room;
  readonly scene: Store<Scene>;
  readonly scroller: Scroller;
}

/** The day of what is at the top of the list. */
export function DayLabel({ scene }: { readonly scene: Store<Scene> }) {
  const { day } = useTimes();
  const label = useStore(scene, ({ dayAt }) => (dayAt === undefined ? undefined : day(dayAt)));
  return (
    <div className={styles.dayLabel} data-shown={label === undefined ? undefined : ''} aria-hidden>
      {label}
    </div>
  );
}

/** Leads up to the first message that was not read. */
export function ToUnread({ scene, scroller }: Omit<HintProps, 'room'>) {
  const { t } = useTranslation();
  const isAbove = useStore(scene, now => now.unreadIsAbove);
  const { short } = useTimes();
  const { unreadLine } = scroller;
  if (!isAbove || unreadLine === undefined) return null;
  const count = scroller.built?.unreadAt === -1 ? 0 : (scroller.built?.unreadCount ?? 0);
  return (
    <div className={styles.toUnread}>
      <button type="button" className={styles.jump} onClick={() => void scroller.toUnread()}>
        <ArrowUp size={16} aria-hidden />
        {count > 0
          ? t('timeline.newSince', { count, time: short(unreadLine) })
          : t('timeline.manyNewSince', { time: short(unreadLine) })}
      </button>
      <IconButton small icon={X} label={t('timeline.dismissUnread')} onClick={() => scroller.seen()} />
    </div>
  );
}

/** Leads down to the newest. */
export function ToNewest({ room, scene, scroller }: HintProps) {
  const { t } = useTranslation();
  const isStuck = useStore(scene, now => now.isStuck);
  const { unread, mentions } = useObserved(room);
  if (isStuck) return null;
  const label = unread === 0 ? t('timeline.toNewest') : t('timeline.newMessages', { count: unread });
  return (
    <button type="button" className={styles.toNewest} onClick={() => void scroller.toEnd()}>
      <ArrowDown size={18} aria-hidden />
      <span>{label}</span>
      {mentions > 0 && (
        <Badge count={mentions} kind="mention" label={t('timeline.mentions', { count: mentions })} />
      )}
    </button>
  );
}
