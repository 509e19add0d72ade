import { type KeyboardEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { Empty } from '../ui/empty.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { type Emoji, inTone } from './book.ts';
import { Cells, columns } from './cells.tsx';
import { cellAfter } from './grid.ts';
import { habits, picked } from './habits.ts';
import { useEmoji } from './load.ts';
import styles from './picker.module.css';
import { sectionsOf } from './sections.ts';
import type { EmojiGroup, Tone } from './table.ts';
import { Tones } from './tones.tsx';

export interface EmojiPickerProps {
  /** Gets the emoji in the tone of the user. */
  readonly onPick: (emoji: string) => void;
}

/** What leads to a category. */
const signs: Readonly<Record<EmojiGroup | 'recent', string>> = {
  recent: '🕘',
  smileys: '😀',
  people: '👋',
  nature: '🌿',
  food: '🍎',
  travel: '🚲',
  activities: '⚽',
  objects: '💡',
  symbols: '❤️',
  flags: '🏁',
};

/** All emoji: to be looked for, or found by category. The focus stays in the field, and arrows go through the grid. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const { t } = useTranslation();
  const book = useEmoji();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const tone = useStore(habits, now => now.tone);
  // Those of before it was opened: what is picked must not move away under the pointer.
  const [recent] = useState(habits.now.recent);
  const grid = useRef<HTMLDivElement>(null);
  const id = useId();
  const sections = useMemo(() => sectionsOf(book, typed, recent), [book, typed, recent]);
  const cells = useMemo(() => sections.flatMap(section => section.emoji), [sections]);
  const current = cells[at];

  const chosen = useRef(onPick);
  chosen.current = onPick;
  const pick = useCallback((emoji: Emoji) => {
    const picture = inTone(emoji, habits.now.tone);
    picked(picture);
    chosen.current(picture);
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const wanted = current ?? (typed === '' ? undefined : cells[0]);
      if (wanted !== undefined) pick(wanted);
      return;
    }
    // In the middle of what is typed, these two go through the text.
    const goesThroughText = at < 0 && /^Arrow(Left|Right)$/.test(event.key) && typed !== '';
    const to = goesThroughText
      ? undefined
      : cellAfter(
          event.key,
          at,
          sections.map(section => section.emoji.length),
          columns,
        );
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    grid.current?.querySelector(`[data-cell="${to}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div className={styles.picker}>
      <div className={styles.above}>
        <input
          className={styles.search}
          type="search"
          role="combobox"
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
          aria-expanded={cells.length > 0}
          aria-controls={id}
          aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
          aria-autocomplete="list"
          autoComplete="off"
          data-autofocus=""
          value={typed}
          onChange={event => {
            setTyped(event.target.value);
            setAt(event.target.value === '' ? -1 : 0);
          }}
          onKeyDown={onKeyDown}
        />
        {typed === '' && (
          <nav className={styles.groups} aria-label={t('emoji.categories')}>
            {sections.map(({ id: group }) => (
              <button
                key={group}
                type="button"
                className={styles.group}
                aria-label={t(`emoji.group.${group}`)}
                data-tip={t(`emoji.group.${group}`)}
                onClick={() => grid.current?.querySelector(`[data-group="${group}"]`)?.scrollIntoView()}
              >
                {signs[group as EmojiGroup]}
              </button>
            ))}
          </nav>
        )}
      </div>
      <div
        ref={grid}
        className={styles.grid}
        id={id}
        role="listbox"
        aria-label={t('emoji.title')}
        aria-busy={book === undefined}
        tabIndex={-1}
      >
        {book === undefined && <Spinner />}
        {book === 'failed' && <Empty title={t('emoji.failed')} />}
        {typeof book === 'object' && cells.length === 0 && (
          <Empty title={t('emoji.nothing')}>{t('emoji.nothingHint')}</Empty>
        )}
        {sections.map((section, index) => {
          const from = sections.slice(0, index).reduce((sum, { emoji }) => sum + emoji.length, 0);
          const isHere = at >= from && at < from + section.emoji.length;
          return (
            <Cells
              key={section.id}
              id={id}
              section={section}
              from={from}
              tone={tone}
              current={isHere ? at : -1}
              onPoint={setAt}
              onPick={pick}
            />
          );
        })}
      </div>
      <div className={styles.foot}>
        <span className={styles.current} aria-hidden>
          {current !== undefined && (
            <>
              <span className={styles.big}>{inTone(current, tone)}</span>
              <span className={styles.names}>
                <span className={styles.name}>{current.name}</span>
                <span className={styles.code}>
                  {current.codes[0] === undefined ? '' : `:${current.codes[0]}:`}
                </span>
              </span>
            </>
          )}
        </span>
        <Tones tone={tone} onPick={(wanted: Tone) => habits.set({ tone: wanted })} />
      </div>
    </div>
  );
}
