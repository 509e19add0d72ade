import type { ListedRoom } from '@salon/client';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer } from 'virtua';
import { useListKeys } from '../members/use-list-keys.ts';
import styles from './browse.module.css';
import { RoomLine } from './room-line.tsx';

interface RoomTableProps {
  readonly rooms: readonly ListedRoom[];
  /** A room is shown now. */
  readonly onGone: () => void;
}

/** Rooms, of which as many are drawn as fit: servers have tens of thousands. */
export function RoomTable({ rooms, onGone }: RoomTableProps) {
  const { t } = useTranslation();
  const { list, current, onKeyDown, onFocus } = useListKeys(rooms.length, everyRow);
  const drawRow = useCallback(
    (room: ListedRoom, index: number) => (
      <RoomLine key={room.name} listed={room} index={index} isCurrent={index === current} onGone={onGone} />
    ),
    [current, onGone],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list has an element between it and its rows.
    <div
      role="group"
      aria-label={t('browse.title')}
      className={styles.rows}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <Virtualizer ref={list} data={rooms} as="ul" item="li" keepMounted={current < 0 ? none : [current]}>
        {drawRow}
      </Virtualizer>
    </div>
  );
}

const none: readonly number[] = [];

function everyRow(): boolean {
  return true;
}
