import type { Room } from '@salon/client';
import { harmless } from '@salon/client/text';
import { utf8Bytes } from '@salon/protocol';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { isAtLeast } from '../profile/acts.ts';
import { RichText } from '../text/rich-text.tsx';
import { isolated } from '../timeline/isolated.ts';
import { useTimes } from '../timeline/use-times.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { FailureNote } from './failure.tsx';
import styles from './room.module.css';
import { useDoing } from './use-doing.ts';
import { useRank } from './use-rank.ts';

/** What the room is about: to be read, and to be written by who may. */
export function TopicForm({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const client = useClient();
  const { topic, modes, presence } = useObserved(room);
  const rank = useRank(room);
  const doing = useDoing();
  // Undefined as long as she has changed nothing: then it follows what others set.
  const [written, setWritten] = useState<string | undefined>(undefined);
  const limit = client.facts.topicBytesMax;
  const text = written ?? topic;
  const over = utf8Bytes(text) - limit;
  const maySet = presence === 'in' && (!modes.has('t') || isAtLeast(rank, 'halfop'));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (over > 0) return;
    if (await doing.run(() => client.setTopic(room, text.trim()))) setWritten(undefined);
  }

  if (!maySet) {
    return (
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('room.topic')}</h3>
        <p className={styles.topic}>
          {topic === '' ? (
            <span className={styles.soft}>{t('room.noTopic')}</span>
          ) : (
            <RichText text={topic} />
          )}
        </p>
        <SetBy room={room} />
        {presence === 'in' && <p className={styles.soft}>{t('room.topicNeeds')}</p>}
      </section>
    );
  }
  return (
    <form className={styles.section} onSubmit={submit}>
      <TextArea
        label={t('room.topic')}
        hint={over > -60 && over <= 0 ? t('room.bytesLeft', { count: -over }) : t('room.topicHint')}
        error={over > 0 ? t('room.tooLong', { count: over }) : undefined}
        placeholder={t('room.noTopic')}
        value={text}
        onChange={event => setWritten(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <SetBy room={room} />
      <FailureNote text={doing.failure} />
      {written !== undefined && written !== topic && (
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              doing.clear();
              setWritten(undefined);
            }}
          >
            {t('ui.cancel')}
          </Button>
          <Button type="submit" kind="main" busy={doing.busy} disabled={over > 0}>
            {t('room.setTopic')}
          </Button>
        </div>
      )}
    </form>
  );
}

function SetBy({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { topic, topicBy, topicAt } = room;
  if (topic === '' || topicBy === undefined) return null;
  const nick = isolated(harmless(topicBy));
  return (
    <p className={styles.soft}>
      {topicAt === undefined
        ? t('room.topicBy', { nick })
        : t('room.topicByAt', { nick, time: times.short(topicAt) })}
    </p>
  );
}
