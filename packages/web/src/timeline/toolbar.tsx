import { abilitiesFor, type Entry } from '@salon/client';
import { Copy, Ellipsis, Link, Pencil, Reply, SmilePlus, Trash2, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../app/route.ts';
import { openProfile } from '../text/names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { copy, copyText, edit, reply } from './actions.ts';
import { useMarks } from './marks.ts';
import styles from './message.module.css';
import { useTalk } from './talk.ts';

/** What can be done with a message: shown beside it while one points at it, holds it, or is there by keys. */
export function Toolbar({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const marks = useMarks();
  const talk = useTalk();
  const can = abilitiesFor(talk.client, talk.room, entry);

  function items(): readonly MenuItem[] {
    const { msgid } = entry;
    return [
      { label: t('timeline.copyText'), icon: Copy, onPick: () => void copyText(entry, t) },
      ...(msgid === undefined
        ? []
        : [
            {
              label: t('timeline.copyLink'),
              icon: Link,
              onPick: () => void copy(linkTo(talk.room, msgid), t),
            },
          ]),
      { label: t('timeline.profile'), icon: UserRound, onPick: () => openProfile(entry.author.nick) },
      ...(can.remove
        ? ([
            'line',
            {
              label: t('timeline.delete'),
              icon: Trash2,
              danger: true,
              onPick: () => marks.set({ deleting: entry.key }),
            },
          ] as const)
        : []),
    ];
  }

  return (
    <div className={styles.tools} role="toolbar" aria-label={t('timeline.tools')}>
      {can.react && (
        <IconButton
          small
          icon={SmilePlus}
          label={t('timeline.react')}
          keys="+"
          onClick={event =>
            marks.set({ picking: { key: entry.key, at: event.currentTarget.getBoundingClientRect() } })
          }
        />
      )}
      {can.reply && (
        <IconButton
          small
          icon={Reply}
          label={t('timeline.reply')}
          keys="R"
          onClick={() => reply(talk, entry)}
        />
      )}
      {can.edit && (
        <IconButton
          small
          icon={Pencil}
          label={t('timeline.edit')}
          keys="E"
          onClick={() => edit(talk, entry)}
        />
      )}
      <Menu
        label={t('timeline.more')}
        items={items}
        trigger={props => <IconButton {...props} small icon={Ellipsis} label={t('timeline.more')} />}
      />
    </div>
  );
}
