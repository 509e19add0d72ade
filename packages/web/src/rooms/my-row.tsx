import { CircleUserRound, Coffee, Keyboard, LogOut, Settings, Sun } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logOutHere } from '../account/this-device.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { AwayDialog } from './away-dialog.tsx';
import styles from './my-row.module.css';

/** The user herself, at the foot of the rooms, with what she can do about herself. */
export function MyRow() {
  const { t } = useTranslation();
  const client = useClient();
  const { nick, account, away } = useObserved(client.me);
  const [asksAway, setAsksAway] = useState(false);

  const items = (): readonly MenuItem[] => [
    away === undefined
      ? { label: t('rooms.goAway'), icon: Coffee, onPick: () => setAsksAway(true) }
      : { label: t('rooms.comeBack'), icon: Sun, onPick: () => client.setAway(undefined) },
    'line',
    { label: t('rooms.mySettings'), icon: Settings, onPick: () => open('settings') },
    { label: t('rooms.myAccount'), icon: CircleUserRound, onPick: () => open('account') },
    { label: t('app.shortcuts'), icon: Keyboard, onPick: () => open('shortcuts') },
    'line',
    {
      label: t(account === undefined ? 'rooms.goOut' : 'rooms.logOut'),
      icon: LogOut,
      onPick: () => void logOutHere(client),
    },
  ];

  return (
    <footer className={styles.foot}>
      <Menu
        label={t('rooms.myMenu')}
        items={items}
        trigger={props => (
          <button type="button" {...props} className={styles.row}>
            <Avatar nick={nick} size={32} />
            <span className={styles.words}>
              <span className={styles.nick}>{nick}</span>
              <span className={styles.state}>
                <span className={styles.dot} data-away={away !== undefined} aria-hidden />
                {away === undefined ? t(account === undefined ? 'rooms.guest' : 'app.here') : t('app.away')}
              </span>
            </span>
            <Settings size={16} aria-hidden className={styles.cog} />
          </button>
        )}
      />
      {asksAway && <AwayDialog onClose={() => setAsksAway(false)} />}
    </footer>
  );
}

function open(overlay: 'settings' | 'account' | 'shortcuts'): void {
  view.set({ overlay: { overlay }, roomsAreOpen: false });
}
