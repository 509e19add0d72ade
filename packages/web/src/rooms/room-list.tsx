import { Compass, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../app/key-caps.tsx';
import { useStore } from '../app/store.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { MyRow } from './my-row.tsx';
import { type Section, sectionsOf } from './order.ts';
import styles from './room-list.module.css';
import { RoomRow } from './room-row.tsx';

/** All rooms of the user, the way to others, and below them she herself. */
export function RoomList() {
  const { t } = useTranslation();
  const client = useClient();
  const { all } = useObserved(client.rooms);
  const { network } = useObserved(client.facts);
  return (
    <div className={styles.list}>
      <header className={styles.head}>
        <h2 className={styles.network}>{network}</h2>
      </header>
      <div className={styles.ways}>
        <button
          type="button"
          className={styles.jump}
          onClick={() => view.set({ overlay: { overlay: 'switcher' }, roomsAreOpen: false })}
        >
          <Search size={16} aria-hidden />
          <span className={styles.jumpWords}>{t('rooms.jump')}</span>
          <KeyCaps press="Mod+K" />
        </button>
      </div>
      <div className={styles.scroll}>
        {sectionsOf(all).map(section => (
          <SectionOf key={section.name} section={section} />
        ))}
      </div>
      <MyRow />
    </div>
  );
}

function SectionOf({ section: { name, rooms } }: { readonly section: Section }) {
  const { t } = useTranslation();
  const shown = useStore(view, now => now.room);
  if (rooms.length === 0 && name !== 'channels') return null;
  const title = t(`rooms.section.${name}`);
  return (
    <section className={styles.section} aria-label={title}>
      {name !== 'server' && (
        <h3 className={styles.title}>
          <span>{title}</span>
        </h3>
      )}
      <ul>
        {rooms.map(room => (
          <li key={room.key}>
            <RoomRow room={room} isShown={room === shown} />
          </li>
        ))}
      </ul>
      {name === 'channels' && (
        <button
          type="button"
          className={styles.browse}
          onClick={() => view.set({ overlay: { overlay: 'browse' }, roomsAreOpen: false })}
        >
          <Compass size={16} aria-hidden />
          {t('rooms.browse')}
        </button>
      )}
    </section>
  );
}
