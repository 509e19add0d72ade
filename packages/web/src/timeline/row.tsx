import type { Entry } from '@salon/client';
import { memo } from 'react';
import { Body } from '../text/body.tsx';
import { classes } from '../ui/classes.ts';
import { DayRow, EndRow, StartRow, UnreadRow } from './divider-rows.tsx';
import { FoldRow } from './fold-row.tsx';
import { HappeningRow } from './happening.tsx';
import { useMark } from './marks.ts';
import styles from './message.module.css';
import { Message } from './message.tsx';
import type { Row } from './rows.ts';
import { Stamp } from './stamp.tsx';
import { useTalk } from './talk.ts';
import { Toolbar } from './toolbar.tsx';

export interface RowProps {
  readonly row: Row;
  readonly isCompact: boolean;
  /** Whether it takes the focus as long as no other one has had it. */
  readonly isLast: boolean;
  readonly answered: Entry | undefined;
}

/** One row of the list. */
export const RowShown = memo(
  function RowShown({ row, isCompact, isLast, answered }: RowProps) {
    switch (row.type) {
      case 'start':
        return <StartRow />;
      case 'day':
        return <DayRow at={row.at} />;
      case 'unread':
        return <UnreadRow />;
      case 'end':
        return <EndRow />;
      case 'fold':
        return (
          <Focusable rowKey={row.key} isLast={isLast} entry={undefined} isHead={false} isCompact={isCompact}>
            <FoldRow entries={row.entries} id={idOf(row.key)} />
          </Focusable>
        );
      case 'entry':
        return (
          <Focusable
            rowKey={row.key}
            isLast={isLast}
            entry={row.entry}
            isHead={row.isHead}
            isCompact={isCompact}
          >
            <EntryShown entry={row.entry} isHead={row.isHead} isCompact={isCompact} answered={answered} />
          </Focusable>
        );
    }
  },
  (a, b) =>
    sameRow(a.row, b.row) &&
    a.isCompact === b.isCompact &&
    a.isLast === b.isLast &&
    a.answered === b.answered,
);

/** Rows are made anew where something changed behind them: what counts is what they show. */
function sameRow(a: Row, b: Row): boolean {
  if (a === b) return true;
  if (a.type === 'entry' && b.type === 'entry') return a.entry === b.entry && a.isHead === b.isHead;
  if (a.type === 'day' && b.type === 'day') return a.at === b.at;
  return a.type === b.type && a.type !== 'fold';
}

interface EntryShownProps {
  readonly entry: Entry;
  readonly isHead: boolean;
  readonly isCompact: boolean;
  readonly answered: Entry | undefined;
}

function EntryShown({ entry, isHead, isCompact, answered }: EntryShownProps) {
  const { names } = useTalk();
  const id = idOf(entry.key);
  if (entry.kind === 'happened') return <HappeningRow entry={entry} id={id} />;
  if (entry.kind === 'told')
    return (
      <div className={styles.loose}>
        <div className={styles.side}>
          <Stamp at={entry.at} />
        </div>
        <div className={styles.told} id={`${id}x`}>
          <Body text={entry.text} names={names} />
        </div>
      </div>
    );
  return <Message entry={entry} isHead={isHead} isCompact={isCompact} answered={answered} id={id} />;
}

const focusable = 1;
const lightened = 2;
const tooled = 4;

interface FocusableProps {
  readonly rowKey: string;
  readonly isLast: boolean;
  readonly entry: Entry | undefined;
  readonly isHead: boolean;
  readonly isCompact: boolean;
  readonly children: React.ReactNode;
}

/** A row that keys lead to, with its tools while they are wanted. */
function Focusable({ rowKey, isLast, entry, isHead, isCompact, children }: FocusableProps) {
  // One number for all: many rows are drawn at once, and what each of them watches costs.
  const marks = useMark(({ current, lit, pointed, held, picking }) => {
    const isCurrent = current === undefined ? isLast : current === rowKey;
    const hasTools = pointed === rowKey || held === rowKey || picking?.key === rowKey;
    return (isCurrent ? focusable : 0) | (lit === rowKey ? lightened : 0) | (hasTools ? tooled : 0);
  });
  const hasTools = (marks & tooled) !== 0;
  const isMessage = entry !== undefined && entry.kind !== 'happened' && entry.kind !== 'told';
  const id = idOf(rowKey);
  return (
    <article
      className={classes(
        styles.row,
        isHead && isMessage && !isCompact && styles.first,
        isCompact && styles.compact,
        (marks & lightened) !== 0 && styles.lit,
        hasTools && isMessage && styles.held,
        entry?.mentions === true && styles.mentioned,
      )}
      data-key={rowKey}
      data-own={entry?.own === true ? '' : undefined}
      tabIndex={(marks & focusable) !== 0 ? 0 : -1}
      aria-labelledby={isMessage ? `${id}n ${id}x ${id}t` : `${id}x`}
    >
      {children}
      {hasTools && isMessage && entry.removed === undefined && <Toolbar entry={entry} />}
    </article>
  );
}

/** An id without spaces: `aria-labelledby` is a list. */
function idOf(key: string): string {
  return `m-${key.replaceAll(' ', '-')}-`;
}
