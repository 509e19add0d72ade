import type { Loudness, Room } from '@salon/client';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './room.module.css';
import { TopicForm } from './topic-form.tsx';

const loudnesses: readonly Loudness[] = ['default', 'all', 'mentions', 'muted'];

/** What everyone may see to: what the room is about, and how it is among the user's own. */
export function AboutPage({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const client = useClient();
  const { loudness, pinned } = useObserved(room);
  return (
    <div className={styles.page}>
      <TopicForm room={room} />
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('room.forYou')}</h3>
        <Select
          label={t('room.notify')}
          value={loudness}
          options={loudnesses.map(value => ({ value, label: t(`room.loudness.${value}`) }))}
          onChange={value => client.setLoudness(room, value)}
        />
        <Switch
          label={t('room.pinned')}
          hint={t('room.pinnedHint')}
          checked={pinned}
          onChange={value => client.setPinned(room, value)}
        />
      </section>
      <Leave room={room} />
    </div>
  );
}

/** Leaving asks once more where one may not come back by oneself. */
function Leave({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const client = useClient();
  const [isSure, setSure] = useState(false);
  const isClosed = room.modes.has('i') || room.modes.has('k');

  function leave() {
    if (isClosed && !isSure) return setSure(true);
    view.set({ overlay: undefined });
    client.close(room);
  }

  return (
    <section className={styles.section}>
      {isSure && (
        <p className={styles.note} role="alert">
          {t('room.leaveClosed')}
        </p>
      )}
      <div>
        <Button kind="danger" onClick={leave}>
          <LogOut size={16} aria-hidden />
          {t(room.presence === 'in' ? 'room.leave' : 'room.forget')}
        </Button>
      </div>
    </section>
  );
}
