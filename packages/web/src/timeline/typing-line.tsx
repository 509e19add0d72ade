import type { Room } from '@salon/client';
import { useTranslation } from 'react-i18next';
import { useObserved } from '../app/use-client.ts';
import { isolated, listed } from './isolated.ts';
import styles from './timeline.module.css';

/** Who is typing. Its room is kept when nobody is. */
export function TypingLine({ room }: { readonly room: Room }) {
  const { t, i18n } = useTranslation();
  const { typing } = useObserved(room);
  return (
    <div className={styles.typing}>
      {typing.length > 0 && (
        <>
          <span className={styles.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          <span className={styles.typists}>
            {typing.length > 3
              ? t('timeline.manyType')
              : t('timeline.type', {
                  count: typing.length,
                  names: typing.length === 1 ? isolated(typing[0] ?? '') : listed(typing, i18n.language),
                })}
          </span>
        </>
      )}
    </div>
  );
}
