import { isUnread, type Room } from '@salon/client';
import { useTranslation } from 'react-i18next';
import { Heard } from '../ui/heard.tsx';
import styles from './elsewhere.module.css';
import { useClient, useObserved } from './use-client.ts';

/** On the button that opens the rooms: whether there is something new in another one. */
export function Elsewhere({ room }: { readonly room: Room | undefined }) {
  const { t } = useTranslation();
  const others = useObserved(useClient().rooms).all.filter(other => other !== room);
  const mentions = others.reduce((sum, other) => sum + other.mentions, 0);
  if (mentions > 0) {
    return (
      <span className={styles.mentions}>
        <span aria-hidden>{mentions > 99 ? '99+' : mentions}</span>
        <Heard>{t('rooms.mentions', { count: mentions })}</Heard>
      </span>
    );
  }
  if (!others.some(isUnread)) return null;
  return (
    <span className={styles.dot}>
      <Heard>{t('rooms.unreadElsewhere')}</Heard>
    </span>
  );
}
