import type { Room } from '@salon/client';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Card } from './card.tsx';
import { Contact } from './contact.tsx';
import { Facts } from './facts.tsx';
import { Order } from './order.tsx';
import styles from './profile.module.css';
import { useWhois } from './use-whois.ts';

export interface ProfileProps {
  readonly nick: string;
  /** The room that is shown beside it: what can be done to her there is offered. */
  readonly room: Room | undefined;
}

/** Who someone is, and what can be done with her. */
export function Profile({ nick, room }: ProfileProps) {
  const { t } = useTranslation();
  const client = useClient();
  const person = useObserved(client.person(nick));
  useObserved(client.me);
  const whois = useWhois(nick);
  const isSelf = client.facts.sameName(nick, client.me.nick);
  const channel = room?.kind === 'channel' ? room : undefined;

  return (
    <Panel
      title={t('profile.title')}
      onClose={() => view.set({ side: undefined })}
      actions={
        channel !== undefined && (
          <IconButton
            icon={ArrowLeft}
            label={t('profile.toMembers')}
            onClick={() => view.set({ side: { panel: 'members' } })}
          />
        )
      }
    >
      <div className={styles.profile}>
        <Card person={person} whois={whois} isSelf={isSelf} />
        <Contact nick={nick} room={channel} isSelf={isSelf} />
        <Facts person={person} whois={whois} isSelf={isSelf} />
        {channel?.presence === 'in' && (
          <Order key={channel.key} room={channel} person={person} profile={whois.profile} isSelf={isSelf} />
        )}
      </div>
    </Panel>
  );
}
