import type { Room } from '@salon/client';
import { useTranslation } from 'react-i18next';
import styles from './room.module.css';

/** What founders say to ChanServ, in the order in which one comes to need it. */
const hints = ['INFO', 'REGISTER', 'AMODE', 'SET', 'TRANSFER', 'CLEAR', 'DROP'] as const;

/** What it means that a room belongs to someone, and with which words its founder sees to it. */
export function OwnershipPage({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <p>{t('room.ownership')}</p>
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('room.founder')}</h3>
        <dl className={styles.hints}>
          {hints.map(hint => (
            <div key={hint}>
              <dt>
                <code className={styles.code}>{t(`room.say.${hint}.words`, { room: room.name })}</code>
              </dt>
              <dd className={styles.soft}>{t(`room.say.${hint}.means`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
