import type { Room } from '@salon/client';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { RichText } from './parts.tsx';
import { plainText } from './plain-text.ts';
import styles from './topic.module.css';
import { useClient, useObserved } from './use-client.ts';

/** What the room is about, in one line below its name; of a person, what she says of herself. */
export function Topic({ room }: { readonly room: Room }) {
  const { kind } = room;
  if (kind === 'talk') return <PersonLine nick={room.name} />;
  if (kind === 'server') return <ServerLine />;
  return <ChannelTopic room={room} />;
}

function ChannelTopic({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const { topic } = useObserved(room);
  const plain = plainText(topic);
  if (plain === '') return <p className={styles.line}>{t('app.noTopic')}</p>;
  return (
    <p className={styles.line} title={plain}>
      <Suspense fallback={plain}>
        <RichText text={topic} />
      </Suspense>
    </p>
  );
}

function PersonLine({ nick }: { readonly nick: string }) {
  const { t } = useTranslation();
  const { away, status, online } = useObserved(useClient().person(nick));
  const words =
    online === false
      ? t('app.offline')
      : away !== undefined
        ? away === ''
          ? t('app.away')
          : t('app.awayBecause', { reason: plainText(away) })
        : (status ?? (online === true ? t('app.here') : ''));
  return <p className={styles.line}>{words}</p>;
}

function ServerLine() {
  const { network, serverName } = useObserved(useClient().facts);
  return <p className={styles.line}>{serverName === '' ? network : serverName}</p>;
}
