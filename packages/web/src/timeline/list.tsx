import type { Room } from '@salon/client';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { type Store, useStore } from '../app/store.ts';
import { preferences } from '../settings/preferences.ts';
import { copyPicked } from './copying.ts';
import { Hands } from './hands.ts';
import { type Marks, useMark } from './marks.ts';
import { RowShown } from './row.tsx';
import type { Row } from './rows.ts';
import { indexOfKey, type Scroller } from './scroller.ts';
import type { Talk } from './talk.ts';
import styles from './timeline.module.css';
import { useKeys } from './use-keys.ts';
import { useRows } from './use-rows.ts';
import { useShownRows } from './use-shown-rows.ts';

export interface ListProps {
  readonly talk: Talk;
  readonly scroller: Scroller;
  readonly marks: Store<Marks>;
}

/** The list itself: as many rows as fit on the screen, of however many there are. */
export function List({ talk, scroller, marks }: ListProps) {
  const { t } = useTranslation();
  const { room } = talk;
  const built = useRows(room);
  const { rows, shift, epoch } = useShownRows(built.rows);
  const isCompact = useStore(preferences, now => now.density === 'compact');
  const element = useRef<HTMLDivElement>(null);
  const hands = useMemo(() => new Hands(marks), [marks]);
  const onKeyDown = useKeys(element, talk, scroller, marks);
  const current = useMark(now => now.current);
  const lastKey = rows.findLast(row => row.type === 'entry' || row.type === 'fold')?.key;
  const hold = useCallback(
    (list: VirtualizerHandle | null) => {
      scroller.list = list;
    },
    [scroller],
  );

  useLayoutEffect(() => {
    scroller.rows = rows;
    scroller.built = built;
    scroller.settle();
    scroller.survey();
  }, [scroller, rows, built]);
  useLayoutEffect(() => () => scroller.leave(), [scroller]);
  useEffect(() => (element.current === null ? undefined : hands.attach(element.current)), [hands]);
  useFollowOwn(room, scroller);

  const drawRow = useCallback(
    (row: Row) => (
      <RowShown
        key={row.key}
        row={row}
        isCompact={isCompact}
        isLast={row.key === lastKey}
        answered={
          row.type === 'entry' && row.entry.replyTo !== undefined
            ? room.timeline.byMsgid(row.entry.replyTo)
            : undefined
        }
      />
    ),
    [isCompact, lastKey, room],
  );
  const kept = current === undefined ? -1 : indexOfKey(rows, current);

  return (
    <div
      ref={element}
      className={styles.list}
      role="log"
      aria-live="off"
      aria-label={t('timeline.label', { room: room.name })}
      aria-busy={room.timeline.loading !== undefined}
      data-density={isCompact ? 'compact' : 'comfortable'}
      onKeyDown={onKeyDown}
      onCopy={event => copyPicked(event, rows, talk.times)}
      onPointerOver={hands.onPointerOver}
      onPointerLeave={hands.onPointerLeave}
      onPointerDown={hands.onPointerDown}
      onPointerMove={hands.onPointerMove}
      onPointerUp={hands.release}
      onPointerCancel={hands.release}
    >
      <div className={styles.above} />
      <Virtualizer
        key={epoch}
        ref={hold}
        data={rows}
        shift={shift}
        keepMounted={kept < 0 ? none : [kept]}
        onScroll={scroller.onScroll}
        onResize={scroller.onResize}
      >
        {drawRow}
      </Virtualizer>
    </div>
  );
}

const none: readonly number[] = [];

/** Who says something sees it: the list goes to the newest, wherever it was. */
function useFollowOwn(room: Room, scroller: Scroller): void {
  const newest = room.timeline.entries.at(-1);
  const isSending = newest?.own === true && newest.delivery === 'pending';
  const key = isSending ? newest.key : undefined;
  useLayoutEffect(() => {
    if (key !== undefined) void scroller.toEnd();
  }, [key, scroller]);
}
