import type { Room } from '@salon/client';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { ModeLine } from './mode-line.tsx';
import { modeGroups } from './mode-rows.ts';
import styles from './room.module.css';
import { useRank } from './use-rank.ts';

/** How the room is kept in order: every mode with what it does. */
export function ModesPage({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const { facts } = useClient();
  const { modes } = useObserved(room);
  const rank = useRank(room);
  const groups = modeGroups(facts.isupport.get('CHANMODES') ?? 'b,k,l,imnst', modes, rank);
  const everyNeed = groups.every(({ rows }) => rows.every(row => row.needs !== undefined));
  return (
    <div className={styles.page}>
      {everyNeed && room.presence === 'in' && <p className={styles.note}>{t('room.modesNeed')}</p>}
      {groups.map(({ name, rows }) => (
        <section key={name} className={styles.section}>
          <h3 className={styles.heading}>{t(`room.group.${name}`)}</h3>
          {rows.map(row => (
            <ModeLine key={row.letter} room={room} row={row} tellsNeed={!everyNeed} />
          ))}
        </section>
      ))}
    </div>
  );
}
