import type { Room } from '@salon/client';
import { useTranslation } from 'react-i18next';
import { plainText } from './plain-text.ts';
import styles from './topic.module.css';
import { useClient, useObserved } from './use-client.ts';
import { view } from './view.ts';

/** What the room is about, in one line below its name; of a person, what she says of herself. */
export function Topic({ room }: { readonly room: Room }) {
  const { kind } = room;
  if (kind === 'talk') return <PersonLine nick={room.name} />;
  if (kind === 'server') return <ServerLine />;
  return <ChannelTopic room={room} />;
}

function ChannelTopic({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const topic = plainText(useObserved(room).topic);
  return (
    <button
      type="button"
      className={styles.topic}
      title={topic}
      aria-label={topic === '' ? t('app.noTopic') : t('app.topic', { topic })}
      onClick={() => view.set({ overlay: { overlay: 'room', room } })}
    >
      {topic === '' ? t('app.noTopic') : topic}
    </button>
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
