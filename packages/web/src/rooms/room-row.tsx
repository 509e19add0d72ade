import { isUnread, type Room } from '@salon/client';
import { BellOff, Ellipsis, Hash, Pencil, Terminal } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../app/route.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { showRoom } from '../app/view.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { classes } from '../ui/classes.ts';
import { Heard } from '../ui/heard.tsx';
import { MenuAt, type MenuAtProps } from '../ui/menu.tsx';
import { roomMenu } from './room-menu.ts';
import styles from './room-row.module.css';

/** A room in the list. A right click, or a long touch, opens what can be done with it. */
export function RoomRow({ room, isShown }: { readonly room: Room; readonly isShown: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const { name, unread, mentions, loudness, draft, presence } = useObserved(room);
  const [menuAt, setMenuAt] = useState<MenuAtProps['at'] | undefined>(undefined);
  const isMuted = loudness === 'muted';
  const label = room.kind === 'server' ? t('rooms.server') : name;

  function onClick(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    showRoom(room);
  }

  function onContextMenu(event: MouseEvent) {
    event.preventDefault();
    setMenuAt({ left: event.clientX, right: event.clientX, top: event.clientY, bottom: event.clientY });
  }

  return (
    <div
      className={classes(
        styles.row,
        isShown && styles.shown,
        isUnread(room) && !isShown && styles.unread,
        (isMuted || presence === 'out') && styles.dim,
      )}
    >
      <a
        className={styles.link}
        href={linkTo(room)}
        aria-current={isShown ? 'page' : undefined}
        onClick={onClick}
        onContextMenu={onContextMenu}
      >
        <span className={styles.icon}>
          <Icon room={room} />
        </span>
        <span className={styles.name}>{room.kind === 'channel' ? label.replace(/^#/, '') : label}</span>
        {presence === 'out' && <Heard>{t('rooms.notIn')}</Heard>}
        {draft !== '' && !isShown && (
          <span className={styles.mark}>
            <Pencil size={14} aria-hidden />
            <Heard>{t('rooms.hasDraft')}</Heard>
          </span>
        )}
        {isMuted && (
          <span className={styles.mark}>
            <BellOff size={14} aria-hidden />
            <Heard>{t('rooms.isMuted')}</Heard>
          </span>
        )}
        {mentions > 0 ? (
          <Badge count={mentions} kind="mention" label={t('rooms.mentions', { count: mentions })} />
        ) : (
          !isMuted && !isShown && <Badge count={unread} label={t('rooms.unread', { count: unread })} />
        )}
      </a>
      <button
        type="button"
        className={styles.more}
        aria-label={t('rooms.menu', { room: label })}
        aria-haspopup="menu"
        aria-expanded={menuAt !== undefined}
        onClick={event => setMenuAt(event.currentTarget.getBoundingClientRect())}
      >
        <Ellipsis size={16} aria-hidden />
      </button>
      {menuAt !== undefined && (
        <MenuAt
          label={t('rooms.menu', { room: label })}
          items={roomMenu(client, room, t)}
          at={menuAt}
          onClose={() => setMenuAt(undefined)}
        />
      )}
    </div>
  );
}

function Icon({ room }: { readonly room: Room }) {
  if (room.kind === 'talk') return <Avatar nick={room.name} size={20} presence />;
  return room.kind === 'server' ? <Terminal size={16} aria-hidden /> : <Hash size={16} aria-hidden />;
}
