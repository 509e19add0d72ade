import type { Found } from '@salon/client';
import { harmless } from '@salon/client/text';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer } from 'virtua';
import { useListKeys } from '../members/use-list-keys.ts';
import { useTimes } from '../timeline/use-times.ts';
import { ResultLine } from './result-line.tsx';
import { type ResultRow, resultRows } from './results.ts';
import styles from './search.module.css';

/** How high `head` is, in pixels, as the stylesheet has it. */
const above = 36;

interface ResultListProps {
  readonly found: readonly Found[];
  readonly terms: readonly string[];
  /** Whether it is of an earlier search than the one that is under way. */
  readonly isStale: boolean;
  /** What scrolls with the list, above it and below. */
  readonly head: ReactNode;
  readonly foot: ReactNode;
}

/** What was found, under its days and rooms. */
export function ResultList({ found, terms, isStale, head, foot }: ResultListProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const rows = useMemo(() => resultRows(found, times.day), [found, times]);
  const isItem = useCallback((index: number) => rows[index]?.type === 'found', [rows]);
  const { list, current, onKeyDown, onFocus } = useListKeys(rows.length, isItem);

  const drawRow = useCallback(
    (row: ResultRow, index: number) =>
      row.type === 'head' ? (
        <h3 key={row.key} className={styles.head}>
          <span>{times.day(row.at)}</span>
          <bdi className={styles.room}>{harmless(row.room)}</bdi>
        </h3>
      ) : (
        <ResultLine
          key={row.key}
          found={row.found}
          terms={terms}
          index={index}
          isCurrent={index === current}
        />
      ),
    [times, terms, current],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list has an element between it and its rows.
    <div
      role="group"
      aria-label={t('search.results')}
      className={styles.results}
      data-stale={isStale}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {head}
      <Virtualizer
        ref={list}
        data={rows}
        as="ul"
        item="li"
        startMargin={above}
        keepMounted={current < 0 ? none : [current]}
      >
        {drawRow}
      </Virtualizer>
      {foot}
    </div>
  );
}

const none: readonly number[] = [];
