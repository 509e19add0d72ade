import type { ChatClient, Room } from '@salon/client';
import type { TFunction } from 'i18next';
import { AtSign, Ban, DoorOpen, Ear, Ellipsis, MessageCircle, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { showRoom, view } from '../app/view.ts';
import { widthNow } from '../app/width.ts';
import { FailureNote } from '../room/failure.tsx';
import { failureText, useDoing } from '../room/use-doing.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toasts.ts';
import { mention } from './mention.ts';
import styles from './profile.module.css';
import { type Ignoring, useIgnored } from './use-ignored.ts';

export interface ContactProps {
  readonly nick: string;
  /** The channel that is shown. */
  readonly room: Room | undefined;
  readonly isSelf: boolean;
}

/** How one gets in touch with someone, or keeps her away. */
export function Contact({ nick, room, isSelf }: ContactProps) {
  const { t } = useTranslation();
  const client = useClient();
  const doing = useDoing();
  const ignoring = useIgnored(nick, !isSelf);

  if (isSelf) {
    return (
      <div className={styles.buttons}>
        <Button onClick={() => view.set({ overlay: { overlay: 'settings', page: 'profile' } })}>
          <Pencil size={16} aria-hidden />
          {t('profile.editMine')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button kind="main" onClick={() => message(client, nick)}>
          <MessageCircle size={16} aria-hidden />
          {t('profile.message')}
        </Button>
        {room?.presence === 'in' && (
          <IconButton
            icon={AtSign}
            label={t('profile.mention')}
            onClick={() => mention(client, room, nick)}
          />
        )}
        <Menu
          label={t('profile.inviteTo')}
          items={() => inviteItems(client, nick, t)}
          trigger={props => <IconButton {...props} icon={DoorOpen} label={t('profile.inviteTo')} />}
        />
        <Menu
          label={t('profile.other')}
          items={() => [ignoreItem(ignoring, nick, t, ask => void doing.run(ask))]}
          trigger={props => <IconButton {...props} icon={Ellipsis} label={t('profile.other')} />}
        />
      </div>
      {ignoring.isIgnored && <p className={styles.soft}>{t('profile.ignored', { nick })}</p>}
      <FailureNote text={doing.failure} />
    </>
  );
}

function message(client: ChatClient, nick: string): void {
  showRoom(client.talkWith(nick));
  if (widthNow() !== 'three') view.set({ side: undefined });
}

function inviteItems(client: ChatClient, nick: string, t: TFunction): readonly MenuItem[] {
  const rooms = client.rooms.all.filter(
    ({ kind, presence, members }) =>
      kind === 'channel' && presence === 'in' && members.get(nick) === undefined,
  );
  if (rooms.length === 0)
    return [{ label: t('profile.everywhere'), disabled: true, onPick: () => undefined }];
  return rooms.map(room => ({
    label: room.name,
    onPick: () => {
      void client
        .invite(room, nick)
        .then(outcome =>
          outcome.ok
            ? toast(t('profile.invited', { nick, room: room.name }))
            : toast(failureText(outcome, t), { kind: 'failure' }),
        );
    },
  }));
}

function ignoreItem(
  ignoring: Ignoring,
  nick: string,
  t: TFunction,
  run: (ask: () => ReturnType<Ignoring['set']>) => void,
): MenuItem {
  return ignoring.isIgnored
    ? { label: t('profile.unignore'), icon: Ear, onPick: () => run(() => ignoring.set(false)) }
    : {
        label: t('profile.ignore', { nick }),
        icon: Ban,
        danger: true,
        onPick: () => run(() => ignoring.set(true)),
      };
}
