import type { Room } from '@salon/client';
import { namesIn } from '@salon/client/text';
import { MessagesSquare } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { Empty } from '../ui/empty.tsx';
import { Announcer } from './announcer.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { DayLabel, ToNewest, ToUnread } from './hints.tsx';
import { List } from './list.tsx';
import { MarksProvider, makeMarks } from './marks.ts';
import { ReactionPicker } from './reaction-picker.tsx';
import { makeScene } from './scene.ts';
import { Scroller } from './scroller.ts';
import { TalkProvider } from './talk.ts';
import styles from './timeline.module.css';
import { TypingLine } from './typing-line.tsx';
import { useJump } from './use-jump.ts';
import { entryOfKey } from './use-keys.ts';
import { useLook } from './use-look.ts';
import { useTimes } from './use-times.ts';

/** All that was said in a room, and who is typing. It takes the room that it is given, and scrolls by itself. */
export function Timeline({ room }: { readonly room: Room }) {
  return <TimelineOf key={room.key} room={room} />;
}

function TimelineOf({ room }: { readonly room: Room }) {
  const client = useClient();
  const [marks] = useState(makeMarks);
  const [scene] = useState(makeScene);
  const [scroller] = useState(() => new Scroller(client, room, scene));
  const jump = useJump(client, room, scroller, marks);
  const times = useTimes();
  const names = useMemo(() => namesIn(client, room), [client, room]);
  const talk = useMemo(() => ({ client, room, names, times, jump }), [client, room, names, times, jump]);
  const find = useCallback((key: string) => entryOfKey(scroller.rows, key), [scroller]);
  useLook(client, room, scene);
  return (
    <MarksProvider value={marks}>
      <TalkProvider value={talk}>
        <section className={styles.timeline}>
          <div className={styles.stage}>
            <List talk={talk} scroller={scroller} marks={marks} />
            <NothingYet room={room} />
            <DayLabel scene={scene} />
            <ToUnread scene={scene} scroller={scroller} />
            <ToNewest room={room} scene={scene} scroller={scroller} />
          </div>
          <TypingLine room={room} />
        </section>
        <Announcer room={room} />
        <ReactionPicker find={find} />
        <DeleteDialog find={find} />
      </TalkProvider>
    </MarksProvider>
  );
}

/** A room in which nothing was said yet. */
function NothingYet({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const { entries, atStart, loading } = useObserved(room.timeline);
  if (entries.length > 0 || !atStart || loading !== undefined) return null;
  return (
    <div className={styles.nothing}>
      <Empty icon={MessagesSquare} title={t('timeline.nothing')}>
        {t(room.kind === 'server' ? 'timeline.nothingToldHint' : 'timeline.nothingHint')}
      </Empty>
    </div>
  );
}
