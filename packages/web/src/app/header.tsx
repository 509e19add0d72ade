import type { Room } from '@salon/client';
import { Ellipsis, Menu as MenuIcon, Search as SearchIcon, UserRound, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { roomMenu } from '../rooms/room-menu.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { Elsewhere } from './elsewhere.tsx';
import styles from './header.module.css';
import { keyCaps } from './keys.ts';
import { isMac } from './platform.ts';
import { useStore } from './store.ts';
import { Topic } from './topic.tsx';
import { useClient, useObserved } from './use-client.ts';
import { type Side, view } from './view.ts';
import { useWidth } from './width.ts';

/** The head of the talk: which room it is, what it is about, and what there is besides. */
export function Header({ room }: { readonly room: Room | undefined }) {
  const { t } = useTranslation();
  const isPhone = useWidth() === 'phone';
  return (
    <header className={styles.header}>
      {isPhone && (
        <span className={styles.menu}>
          <IconButton
            icon={MenuIcon}
            label={t('rooms.rooms')}
            onClick={() => view.set({ roomsAreOpen: true })}
          />
          <Elsewhere room={room} />
        </span>
      )}
      {room !== undefined && <Inside room={room} />}
    </header>
  );
}

function Inside({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const client = useClient();
  const { kind, name } = useObserved(room);
  return (
    <>
      {kind === 'talk' && <Avatar nick={name} size={32} presence />}
      <div className={styles.words}>
        <Name room={room} />
        <Topic room={room} />
      </div>
      <div className={styles.buttons}>
        {kind === 'channel' && <MembersButton room={room} />}
        {kind === 'talk' && (
          <SideButton icon={UserRound} label={t('app.profile')} side={{ panel: 'profile', nick: name }} />
        )}
        <SideButton
          icon={SearchIcon}
          label={t('app.search')}
          side={{ panel: 'search' }}
          keys={keyCaps('Mod+F', isMac).join(' ')}
        />
        <Menu
          label={t('rooms.menu', { room: name })}
          items={() => roomMenu(client, room, t)}
          trigger={props => <IconButton {...props} icon={Ellipsis} label={t('rooms.menu', { room: name })} />}
        />
      </div>
    </>
  );
}

/** The name of a channel leads to what is set there. */
function Name({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const { kind, name } = useObserved(room);
  if (kind !== 'channel')
    return <h1 className={styles.name}>{kind === 'server' ? t('rooms.server') : name}</h1>;
  return (
    <h1 className={styles.name}>
      <button
        type="button"
        className={styles.open}
        data-tip={t('rooms.settings')}
        onClick={() => view.set({ overlay: { overlay: 'room', room } })}
      >
        {name}
      </button>
    </h1>
  );
}

function MembersButton({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const { size } = useObserved(room.members);
  return (
    <SideButton
      icon={Users}
      label={t('app.members', { count: size })}
      side={{ panel: 'members' }}
      count={size}
    />
  );
}

interface SideButtonProps {
  readonly icon: typeof Users;
  readonly label: string;
  readonly side: Side;
  readonly keys?: string;
  readonly count?: number;
}

/** Opens what stands at the side, and closes it again. */
function SideButton({ icon, label, side, keys, count }: SideButtonProps) {
  const { i18n } = useTranslation();
  const isOpen = useStore(view, now => now.side?.panel === side.panel);
  return (
    <span className={styles.side}>
      <IconButton
        icon={icon}
        label={label}
        on={isOpen}
        aria-expanded={isOpen}
        {...(keys !== undefined && { keys })}
        onClick={() => view.set({ side: isOpen ? undefined : side })}
      />
      {count !== undefined && (
        <span className={styles.count} aria-hidden>
          {new Intl.NumberFormat(i18n.language).format(count)}
        </span>
      )}
    </span>
  );
}
